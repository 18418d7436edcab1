using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Courses.PrintDocuments;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Courses.Certify;

/// <summary>Finds certificates: the person's own, and the one that a code leads to.</summary>
public sealed class CertificateReader(PortalDb db, IServiceProvider services, TenantContext tenant)
{
    /// <summary>One of the person who is signed in, from any tenant; null where it is another's, or none.</summary>
    public Task<Certificate?> MineAsync(Guid id, CancellationToken cancel) => db.Mine<Certificate>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel);

    /// <summary>All of the person who is signed in, from every tenant, newest first.</summary>
    public async Task<IReadOnlyList<Certificate>> AllMineAsync(CancellationToken cancel) =>
        await db.Mine<Certificate>().AsNoTracking().OrderByDescending(c => c.Starts).ThenBy(c => c.Id).ToListAsync(cancel);

    /// <summary>
    /// The certificate with this code, whoever asks and wherever. The code names the person, so the row is looked for behind that
    /// person's own wall, by the whole code: a made-up one finds nothing.
    /// </summary>
    public async Task<Certificate?> ByCodeAsync(string code, CancellationToken cancel) =>
        await BehindAsync(code, (own, _) => own.Mine<Certificate>().AsNoTracking().SingleOrDefaultAsync(c => c.Code == code, cancel));

    /// <summary>The certificate and its PDF, where it has one; nothing for one that is withdrawn.</summary>
    public async Task<(Certificate? Certificate, byte[]? Pdf)> PdfAsync(string code, CancellationToken cancel)
    {
        byte[]? bytes = null;
        var found = await BehindAsync(code, async (own, prints) =>
        {
            var certificate = await own.Mine<Certificate>().AsNoTracking().SingleOrDefaultAsync(c => c.Code == code && c.WithdrawnAt == null, cancel);
            if (certificate is not null)
                bytes = await prints.BytesAsync(new PrintOrder(certificate.PersonId, certificate.Id).Subject, cancel);
            return certificate;
        });
        return (found, bytes);
    }

    /// <summary>Whether the certificate with this code has a PDF, and whether one is under way.</summary>
    public async Task<PrintState> PrintOfAsync(Certificate certificate, CancellationToken cancel)
    {
        var order = new PrintOrder(certificate.PersonId, certificate.Id);
        await using var scope = services.CreatePersonScope(tenant, certificate.PersonId);
        return (await scope.ServiceProvider.GetRequiredService<Prints>().StatesAsync([order], cancel))[order.Subject];
    }

    private async Task<Certificate?> BehindAsync(string code, Func<PortalDb, Prints, Task<Certificate?>> read)
    {
        if (CertificateCode.PersonOf(code) is not { } person)
            return null;
        await using var scope = services.CreatePersonScope(tenant, person);
        return await read(scope.ServiceProvider.GetRequiredService<PortalDb>(), scope.ServiceProvider.GetRequiredService<Prints>());
    }
}
