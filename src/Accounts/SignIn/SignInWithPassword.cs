using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Accounts.SignIn;

/// <summary>Checks an address and a password, and counts failures. The cookie is the page's to give.</summary>
public sealed record SignInWithPassword(string Email, string Password) : IRequest<SignInOutcome>;

public abstract record SignInOutcome
{
    public sealed record Known(Account Account) : SignInOutcome;

    /// <summary>No such address, or another password: the two are not told apart.</summary>
    public sealed record Wrong : SignInOutcome;

    /// <summary>Five failures in a row; the account rests for some minutes.</summary>
    public sealed record LockedOut : SignInOutcome;
}

internal sealed class SignInWithPasswordHandler(PortalDb db, IWriteLock locks, UserManager<Account> users)
    : IRequestHandler<SignInWithPassword, SignInOutcome>
{
    private static readonly Account Nobody = new();
    private static readonly string NobodysHash = new PasswordHasher<Account>().HashPassword(Nobody, Guid.NewGuid().ToString());

    public async Task<SignInOutcome> Handle(SignInWithPassword request, CancellationToken cancellationToken)
    {
        var email = users.NormalizeEmail(request.Email);
        var account = await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(a => a.NormalizedEmail == email, cancellationToken);
        if (account is null)
        {
            // As much work as for an address that exists, so that the time it takes tells nothing.
            users.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash, request.Password);
            return new SignInOutcome.Wrong();
        }

        if (await users.IsLockedOutAsync(account))
            return new SignInOutcome.LockedOut();
        // The slow part is done before the lock: on SQLite, all writers wait for it.
        var isRight = await users.CheckPasswordAsync(account, request.Password);
        if (!isRight)
            return await CountAsync(account.Id, cancellationToken) ? new SignInOutcome.LockedOut() : new SignInOutcome.Wrong();
        if (account.AccessFailedCount > 0)
            await ForgetFailuresAsync(account.Id, cancellationToken);
        return new SignInOutcome.Known(account);
    }

    private async Task<bool> CountAsync(Guid id, CancellationToken cancel)
    {
        await using var transaction = await locks.BeginAsync(db, cancel);
        var account = (await locks.LoadAsync<Account>(db, id, cancel))!;
        if (!await users.IsLockedOutAsync(account))
            await users.AccessFailedAsync(account);
        await transaction.CommitAsync(cancel);
        return await users.IsLockedOutAsync(account);
    }

    private async Task ForgetFailuresAsync(Guid id, CancellationToken cancel)
    {
        await using var transaction = await locks.BeginAsync(db, cancel);
        await users.ResetAccessFailedCountAsync((await locks.LoadAsync<Account>(db, id, cancel))!);
        await transaction.CommitAsync(cancel);
    }
}
