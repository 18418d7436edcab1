using System.Security.Claims;
using KunnskapsPortal.Accounts.AcceptInvitation;
using KunnskapsPortal.Accounts.ApplyForMembership;
using KunnskapsPortal.Accounts.ApproveMembers;
using KunnskapsPortal.Accounts.Data;
using KunnskapsPortal.Accounts.Domain;
using KunnskapsPortal.Accounts.InviteMembers;
using KunnskapsPortal.Accounts.ReadAuditLog;
using KunnskapsPortal.Accounts.SeeJobs;
using KunnskapsPortal.Accounts.SignIn;
using KunnskapsPortal.Accounts.TellPeople;
using KunnskapsPortal.Kernel;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KunnskapsPortal.Accounts;

/// <summary>Sign-in, profile, memberships, invitations, "Min side", and what a tenant's administrators do.</summary>
public sealed class AccountsModule : PortalModule
{
    public override string Name => "Accounts";

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<DemoDoor>();
        services.AddScoped<MyMemberships>();
        services.AddSingleton<IModelContribution, AccountsModel>();
        services.AddScoped<MemberLists>();
        services.AddScoped<InvitationIssuer>();
        services.AddScoped<InvitationList>();
        services.AddScoped<InviterStanding>();
        services.AddScoped<OpenedInvitations>();
        services.AddScoped<AuditList>();
        services.AddScoped<AuditWords>();
        services.AddScoped<JobList>();
        AccountNotices.AddTo(services);
        services.AddIdentityCore<Account>(Rules).AddEntityFrameworkStores<PortalDb>().AddSignInManager().AddClaimsPrincipalFactory<AccountClaimsFactory>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, AddCookie);
        services.AddAuthorization();
        services.AddAntiforgery(forms =>
        {
            // One cookie for all regions and both written forms: a form opened in one is still good after a visit to another.
            forms.Cookie.Name = "kp-skjema";
            forms.Cookie.Path = "/";
            forms.Cookie.HttpOnly = true;
            forms.Cookie.SameSite = SameSiteMode.Strict;
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.AddPolicy<string, AccountFormLimit>(AccountFormLimit.Name);
            limits.AddPolicy<string, LinkLimit>(LinkLimit.Name);
        });
    }

    private static void Rules(IdentityOptions identity)
    {
        identity.User.RequireUniqueEmail = true;
        // The user name is the e-mail address, which Formats.IsEmail has judged.
        identity.User.AllowedUserNameCharacters = "";
        identity.Password.RequiredLength = Formats.PasswordMin;
        identity.Password.RequiredUniqueChars = Formats.PasswordUniqueChars;
        identity.Password.RequireNonAlphanumeric = false;
        identity.Password.RequireUppercase = false;
        identity.Password.RequireLowercase = false;
        identity.Password.RequireDigit = false;
        identity.Lockout.MaxFailedAccessAttempts = 5;
        identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
    }

    private static void AddCookie(CookieAuthenticationOptions cookie)
    {
        // Path "/" and no domain: one sign-in for all regions of this host name, and strictly necessary.
        cookie.Cookie.Name = "kp";
        cookie.Cookie.Path = "/";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = TimeSpan.FromHours(10);
        cookie.SlidingExpiration = true;
        cookie.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
        cookie.Events.OnRedirectToLogin = context =>
        {
            // A script that saves while one writes must be told, not sent to a page.
            if (context.Request.Headers.XRequestedWith.Count > 0)
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            else
                context.Response.Redirect(SignInAddress.For(context.Request));
            return Task.CompletedTask;
        };
        cookie.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }
}

internal sealed class AccountClaimsFactory(UserManager<Account> users, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Account>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(AccountClaims.DisplayName, user.DisplayName));
        return identity;
    }
}
