using System.Threading.RateLimiting;
using KunnskapsPortal.Accounts.SignIn;
using KunnskapsPortal.Kernel.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace KunnskapsPortal.Accounts.AcceptInvitation;

/// <summary>How often one address may open pages whose link is a secret: as often as it may send the forms for sign-in, counted apart.</summary>
public sealed class LinkLimit(DemoMode demo) : IRateLimiterPolicy<string>
{
    public const string Name = "lenke";

    public Func<OnRejectedContext, CancellationToken, ValueTask> OnRejected { get; } = AccountFormLimit.SayWhen;

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) => AccountFormLimit.PerAddress(httpContext, demo);
}
