using KunnskapsPortal.Courses.Certify;
using KunnskapsPortal.Courses.CountPoints;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Printing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Courses.PrintDocuments;

/// <summary>
/// Makes a person's PDF and stores it behind the person's wall. Works in a scope signed in as the person, so it can print
/// nothing but what the person may see. Done again it makes it anew.
/// </summary>
internal sealed class PrintDocument(IServiceProvider services, TenantContext tenant, PdfPrinter printer, IClock clock) : IJobHandler
{
    public async Task<JobEnd> RunAsync(JobRun job, CancellationToken cancel)
    {
        var order = PrintOrder.Parse(job.Key);
        if (!printer.IsAvailable)
            return JobEnd.GiveUp("no Chromium");
        await using var scope = services.CreatePersonScope(tenant, order.Person);
        if (await PageOfAsync(scope.ServiceProvider, order, cancel) is not { } page)
            return JobEnd.Done;
        if (await printer.PrintAsync(page, cancel) is not { } bytes)
            return JobEnd.TryAgain("Chromium made no document");
        await StoreAsync(scope.ServiceProvider, order, bytes, cancel);
        return JobEnd.Done;
    }

    /// <summary>Null where there is nothing to print any more.</summary>
    private static async Task<PrintablePage?> PageOfAsync(IServiceProvider scope, PrintOrder order, CancellationToken cancel)
    {
        var writer = scope.GetRequiredService<PageWriter>();
        var language = await scope.GetRequiredService<PortalDb>().Set<Kernel.Access.Account>().Where(a => a.Id == order.Person).Select(a => a.Language).FirstOrDefaultAsync(cancel);
        if (order.Certificate is { } id)
        {
            return await scope.GetRequiredService<CertificateReader>().MineAsync(id, cancel) is { WithdrawnAt: null } certificate
                ? await Culture.InAsync(certificate.Language, () => writer.WriteAsync(CertificateSheet.View, CertificateSheet.Of(certificate, scope.GetRequiredService<TenantContext>().Tenant), certificate.CourseTitle))
                : null;
        }

        var form = language ?? scope.GetRequiredService<TenantContext>().Language;
        return await Culture.InAsync(form, async () =>
        {
            var sheet = await scope.GetRequiredService<PointsReader>().SheetAsync(cancel);
            return await writer.WriteAsync(PointsSheet.View, sheet, sheet.Title);
        });
    }

    private async Task StoreAsync(IServiceProvider scope, PrintOrder order, byte[] bytes, CancellationToken cancel)
    {
        var db = scope.GetRequiredService<PortalDb>();
        await using var transaction = await scope.GetRequiredService<IWriteLock>().BeginAsync(db, cancel);
        if (await db.Set<PrintedDocument>().SingleOrDefaultAsync(d => d.Subject == order.Subject, cancel) is { } document)
            (document.Bytes, document.MadeAt) = (bytes, clock.GetCurrentInstant());
        else
            db.Add(new PrintedDocument { Id = Guid.CreateVersion7(), PersonId = order.Person, Subject = order.Subject, Bytes = bytes, MadeAt = clock.GetCurrentInstant() });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
