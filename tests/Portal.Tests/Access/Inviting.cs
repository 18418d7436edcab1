using System.Net;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Portal.Tests.Access;

/// <summary>What the tests of invitations do over and over.</summary>
internal static class Inviting
{
    private const string Form = "form:has(textarea[name=epost])";

    public static async Task<Answer> FillInAsync(this Visitor inviter, string tenant, string emails, Role role, string workplace = "") =>
        await inviter.SubmitAsync(
            await inviter.GetAsync($"/{tenant}/admin/invitasjoner"), Form, ("epost", emails), ("rolle", role.ToString()), ("arbeidssted", workplace));

    /// <summary>Invites, and gives the path of the link that is shown.</summary>
    public static async Task<string> InviteAsync(this Visitor inviter, string email, Role role, string workplace = "", string tenant = "innlandet")
    {
        var answer = await inviter.FillInAsync(tenant, email, role, workplace);
        var link = answer.Page.QuerySelector("input[readonly]")?.GetAttribute("value")
            ?? throw new InvalidOperationException($"No link: {answer.Text(".ds-error-summary")}");
        return new Uri(link).AbsolutePath;
    }

    /// <summary>A new account, made from the page that the link leads to.</summary>
    public static async Task<Visitor> OpenAccountAsync(this TestPortal portal, string email, string link)
    {
        var visitor = portal.Visit();
        var asked = await visitor.GetAsync(link);
        var form = await visitor.GetAsync(asked.Page.QuerySelector("main a[href*='/konto/ny']")!.GetAttribute("href")!);
        var done = await visitor.SubmitAsync(form, "form:has(input[name=passord])", ("navn", "Kari Ny"), ("epost", email), ("passord", "Langt-passord-12"));
        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        Assert.Equal(link, done.Location);
        return visitor;
    }

    public static async Task<Answer> JoinAsync(this Visitor visitor, string link)
    {
        var page = await visitor.GetAsync(link);
        return await visitor.SubmitAsync(page, "main form");
    }

    public static async Task<IReadOnlyList<Membership>> MembershipsAsync(this TestPortal portal, string email, string tenant = "innlandet")
    {
        await using var scope = await portal.InAsync(tenant);
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var person = await db.Set<Account>().Where(a => a.Email == email).Select(a => a.Id).SingleAsync();
        return await db.Set<Membership>().AsNoTracking().Where(m => m.PersonId == person).ToListAsync();
    }

    public static async Task<IReadOnlyList<AuditEntry>> AuditAsync(this TestPortal portal, string tenant = "innlandet")
    {
        await using var scope = await portal.InAsync(tenant);
        return await scope.ServiceProvider.GetRequiredService<PortalDb>().Set<AuditEntry>().AsNoTracking().OrderBy(e => e.At).ToListAsync();
    }
}
