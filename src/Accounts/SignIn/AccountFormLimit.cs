using System.Globalization;
using System.Threading.RateLimiting;
using KunnskapsPortal.Kernel.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace KunnskapsPortal.Accounts.SignIn;

/// <summary>
/// How often one address may send the forms for sign-in and new account: 30 times a minute, and 600 in a demonstration,
/// where a class of people signs in from one address. Reading the pages is not limited.
/// </summary>
public sealed class AccountFormLimit(DemoMode demo) : IRateLimiterPolicy<string>
{
    public const string Name = "konto";
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public Func<OnRejectedContext, CancellationToken, ValueTask> OnRejected { get; } = SayWhen;

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) =>
        HttpMethods.IsPost(httpContext.Request.Method) ? PerAddress(httpContext, demo) : RateLimitPartition.GetNoLimiter("");

    internal static RateLimitPartition<string> PerAddress(HttpContext http, DemoMode demo) => RateLimitPartition.GetFixedWindowLimiter(
        RemoteKey.Of(http.Connection.RemoteIpAddress), _ => new FixedWindowRateLimiterOptions { PermitLimit = demo.IsOn ? 600 : 30, Window = Window });

    internal static ValueTask SayWhen(OnRejectedContext context, CancellationToken cancel)
    {
        context.HttpContext.Response.Headers.RetryAfter = Window.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    }
}
