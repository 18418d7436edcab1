using KunnskapsPortal.Editorial.DueBoard;
using KunnskapsPortal.Editorial.FindItems;
using KunnskapsPortal.Editorial.LifeOfItem;
using KunnskapsPortal.Editorial.MoveContent;
using KunnskapsPortal.Editorial.ReportError;
using KunnskapsPortal.Editorial.Resources;
using KunnskapsPortal.Editorial.RuleChanges;
using KunnskapsPortal.Editorial.WriteItem;
using KunnskapsPortal.Editorial.WriteSupplements;
using KunnskapsPortal.Kernel;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Notifications.Contracts;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Editorial;

/// <summary>The editors' desk: write, preview, review, publish, compare, supplements, media, and what is due.</summary>
public sealed class EditorialModule : PortalModule
{
    public override string Name => "Editorial";

    public override IEnumerable<ContentKind> Kinds =>
    [
        Supplements.Declare(() => Texts.KindSupplement, Texts.ResourceManager),
        new(Compositions.FrontPage, "forside", () => Texts.KindFrontPage, _ => "/",
        [
            Field.Records("blocks", true,
                Field.Choice("block", FrontBlocks.All, true), Field.Text("title"), Field.Text("text"), Field.References("items")),
        ], Texts.ResourceManager) { IsLight = true, OnlyKey = Compositions.FrontPage },
        new(Compositions.Menu, "meny", () => Texts.KindMenu, _ => "/",
        [
            Field.Records("links", true, Field.Text("label", true), Field.Reference("item"), Field.Text("address")),
        ], Texts.ResourceManager) { IsLight = true, OnlyKey = Compositions.Menu },
    ];

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<ItemDesk>();
        services.AddScoped<ItemChecklist>();
        services.AddScoped<ItemHistory>();
        services.AddScoped<ItemSearch>();
        services.AddJob<TimedSteps>(new JobKind(Publisher.TimedJob, () => Texts.JobTimed));
        AddSupplements(services);
        AddBoard(services);
        AddReports(services);
        services.AddScoped<RuleHistory>();
        services.AddScoped<ArticleSetting>();
        services.AddScoped<ImportReports>();
        services.AddSingleton<StagedImports>();
        services.AddHostedService(provider => provider.GetRequiredService<StagedImports>());
    }

    private static void AddSupplements(IServiceCollection services)
    {
        services.AddScoped<SupplementShelf>();
        services.AddScoped<SupplementSetting>();
        services.AddScoped<NationalTexts>();
        services.AddScoped<IInvariant, SupplementInvariant>();
    }

    private static void AddBoard(IServiceCollection services)
    {
        services.AddScoped<IDueSource, UnsavedWork>();
        services.AddScoped<IDueSource, WaitingForReview>();
        services.AddScoped<IDueSource, UnhandledReports>();
        services.AddScoped<IDueSource, DueSupplements>();
        services.AddScoped<IDueSource, ToReadAgain>();
        services.AddScoped<IDueSource, UncheckedRules>();
        services.AddScoped<IDueSource, BrokenLinks>();
        services.AddScoped<IDueSource, ImagesWithoutWords>();
        services.AddScoped<IDueSource, MissingTwins>();
        services.AddScoped<IDueSource, OlderTwins>();
        services.AddScoped<IDueSource, LyingDrafts>();
        services.AddScoped<IDueSource, Scheduled>();
        services.AddJob<RemindEditors.RemindEditors>(new JobKind(RemindEditors.RemindEditors.Kind, () => Texts.JobRemindEditors) { Every = RemindEditors.RemindEditors.Every });
        services.AddSingleton(new NoticeKind(
            RemindEditors.RemindEditors.Notice, () => Texts.NoticeKindReview, () => Texts.NoticeKindReviewHelp, NoticeWay.Weekly,
            () => RemindEditors.RemindEditors.Write([new DueGroup("x", Texts.DueReview, [], 2)]))
        { Needs = Permission.WriteContent });
    }

    private static void AddReports(IServiceCollection services)
    {
        services.AddSingleton<IModelContribution, ReportModel>();
        services.AddSingleton<ReportLimit>();
        services.AddScoped<Reports>();
        services.AddJob<ForgetReporters>(new JobKind(ForgetReporters.Kind, () => Texts.JobForgetReporters) { Every = new Recurrence(null, new LocalTime(3, 30)) });
    }
}
