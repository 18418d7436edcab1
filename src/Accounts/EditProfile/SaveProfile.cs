using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Text;
using MediatR;

namespace KunnskapsPortal.Accounts.EditProfile;

/// <summary>Stores what a person says about themselves, judged by <see cref="ProfileForm"/>. It gives no access to anything.</summary>
public sealed record SaveProfile(
    Guid PersonId, string Name, Language? Language, Profession? Profession, string? HprNumber, string? MunicipalityNumber, string? Workplace)
    : IRequest<Account?>;

internal sealed class SaveProfileHandler(PortalDb db, IWriteLock locks) : IRequestHandler<SaveProfile, Account?>
{
    /// <summary>The account as it is now, or null where it is gone.</summary>
    public async Task<Account?> Handle(SaveProfile request, CancellationToken cancellationToken)
    {
        await using var transaction = await locks.BeginAsync(db, cancellationToken);
        if (await locks.LoadAsync<Account>(db, request.PersonId, cancellationToken) is not { } account)
            return null;
        account.DisplayName = request.Name;
        account.Language = request.Language;
        account.Profession = request.Profession;
        account.HprNumber = request.HprNumber;
        account.MunicipalityNumber = request.MunicipalityNumber;
        account.Workplace = request.Workplace;
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return account;
    }
}
