using System.Globalization;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using NodaTime.Text;

namespace KunnskapsPortal.Courses.ArrangeCourse.CopyCourse;

/// <summary>One input of the form: what was typed, and what is wrong with it.</summary>
public sealed record CopyField(string Name, string Label, string? Hint, string Value, string? Error)
{
    public string Type { get; init; } = "text";

    public string? Lang { get; init; }

    public string? DescribedBy => string.Join(' ', new[] { Hint is null ? null : $"{Name}-hjelp", Error is null ? null : $"{Name}-feil" }.OfType<string>()) is { Length: > 0 } ids ? ids : null;
}

/// <summary>Copies a published course of the tenant, for those who arrange every course. One that is not published: 404.</summary>
public sealed class CopyModel(Arranging arranging, PortalDb db, TenantContext tenant, PublishedContent content, IMediator mediator)
    : ArrangedCoursePageModel(arranging, db, tenant)
{
    private IReadOnlyList<PublishedView> _published = [];

    public IReadOnlyList<CopyField> Fields { get; private set; } = [];

    public bool IsWrong => Fields.Any(one => one.Error is not null);

    protected override bool IsForAllCourses => true;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
            return NotFound();
        Fields = [.. Form(new Dictionary<string, string>(), new Dictionary<string, string>())];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
            return NotFound();
        var typed = Form(new Dictionary<string, string>(), new Dictionary<string, string>()).ToDictionary(field => field.Name, field => Request.Form[field.Name].ToString().Trim());
        var errors = Judge(typed);
        if (errors.Count == 0)
        {
            var outcome = await mediator.Send(new CopyCourse(
                CourseKey, typed["adresse"], _published.ToDictionary(form => form.Language, form => typed[TitleOf(form)]),
                Sessions.ToDictionary(session => session.Key, session => LocalDatePattern.Iso.Parse(typed[DayOf(session)]).Value)), cancel);
            if (outcome is CopyResult.Copied copied)
                return LocalRedirect($"~/redaksjon/tekst/{copied.Item}?utfall=ny");
            if (outcome is CopyResult.NotAllowed)
                return StatusCode(403);
            errors["adresse"] = Texts.ArrCopyTaken;
        }

        Fields = [.. Form(typed, errors)];
        Response.StatusCode = 422;
        return Page();
    }

    private IReadOnlyList<FieldValues> Sessions => _published[0].Document.Records("sessions");

    private static string TitleOf(PublishedView form) => $"tittel-{form.Language.Code()}";

    private static string DayOf(FieldValues session) => $"dag-{session.Key}";

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        _published = [.. (await content.OwnAsync(CoursesModule.Course, [CourseKey], cancel)).OrderBy(form => form.Language)];
        return _published.Count > 0;
    }

    private IEnumerable<CopyField> Form(IReadOnlyDictionary<string, string> typed, IReadOnlyDictionary<string, string> errors)
    {
        foreach (var form in _published)
        {
            yield return Make(TitleOf(form), form.Language == Language.Nynorsk ? Texts.ArrCopyTitleNynorsk : Texts.ArrCopyTitleBokmal, null, form.Title) with { Lang = form.Language.Code() };
        }

        yield return Make("adresse", Texts.ArrCopyAddress, Texts.ArrCopyAddressHelp, "");
        foreach (var session in Sessions)
        {
            var first = CourseCopy.FirstDayOf(_published[0].Document, session.Key);
            yield return Make(DayOf(session), string.Format(CultureInfo.CurrentCulture, Texts.ArrCopyDay, session.Text("title")), first is { } day ? string.Format(CultureInfo.CurrentCulture, Texts.ArrCopyDayHelp, day.WithDay()) : null, "") with { Type = "date" };
        }

        CopyField Make(string name, string label, string? hint, string usual) => new(name, label, hint, typed.GetValueOrDefault(name, usual), errors.GetValueOrDefault(name));
    }

    private Dictionary<string, string> Judge(Dictionary<string, string> typed)
    {
        var errors = new Dictionary<string, string>();
        foreach (var (name, value) in typed.Where(field => PatientDataGuard.Finds(field.Value)).ToList())
            (typed[name], errors[name]) = ("", Texts.ArrIdentityNumber);
        foreach (var name in _published.Select(TitleOf).Where(name => typed[name].Length is 0 or > 200))
            errors.TryAdd(name, Texts.ArrCopyTitleNeeded);
        if (!Slug.IsValid(typed["adresse"]))
            errors.TryAdd("adresse", Texts.ArrCopyAddressWrong);
        foreach (var name in Sessions.Select(DayOf).Where(name => !LocalDatePattern.Iso.Parse(typed[name]).Success))
            errors.TryAdd(name, Texts.ArrCopyDayNeeded);
        return errors;
    }
}
