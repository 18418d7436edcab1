using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Accounts.OpenAccount;

/// <summary>Makes an account of values that <see cref="NewAccountModel"/> has judged.</summary>
public sealed record CreateAccount(string Name, string Email, string Password) : IRequest<CreateAccountOutcome>;

public abstract record CreateAccountOutcome
{
    public sealed record Created(Account Account) : CreateAccountOutcome;

    /// <summary>The address cannot be used: most often because it has an account.</summary>
    public sealed record EmailRefused : CreateAccountOutcome;
}

internal sealed class CreateAccountHandler(PortalDb db, IWriteLock locks, UserManager<Account> users)
    : IRequestHandler<CreateAccount, CreateAccountOutcome>
{
    public async Task<CreateAccountOutcome> Handle(CreateAccount request, CancellationToken cancellationToken)
    {
        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            UserName = request.Email,
            Email = request.Email,
            DisplayName = request.Name,
            LockoutEnabled = true,
        };
        // The slow part is done before the lock, and also where the address is refused.
        account.PasswordHash = users.PasswordHasher.HashPassword(account, request.Password);
        await using var transaction = await locks.BeginAsync(db, cancellationToken);
        try
        {
            if (!(await users.CreateAsync(account)).Succeeded)
                return new CreateAccountOutcome.EmailRefused();
        }
        catch (DbUpdateException)
        {
            // Two with the same address at the same time on PostgreSQL: the unique index lets one in.
            return new CreateAccountOutcome.EmailRefused();
        }

        await transaction.CommitAsync(cancellationToken);
        return new CreateAccountOutcome.Created(account);
    }
}
