using KunnskapsPortal.Portal.Tests.Ground;

namespace KunnskapsPortal.Portal.Tests.Directory;

public abstract class DirectNumberTests(PortalFixture fixture)
{
    private const string Contact = "/innlandet/kontakt/demo-radgivende-lege-1";
    private const string Direct = "00 00 01 01";
    private readonly TestPortal _portal = fixture.Portal;

    [Fact]
    public async Task A_direct_number_is_shown_to_confirmed_members_and_nowhere_else()
    {
        // The number is there to leak: a confirmed member sees it.
        using var member = await _portal.SignInAsync("fastlege2");
        Assert.Contains(Direct, (await member.GetAsync(Contact)).Body, StringComparison.Ordinal);

        using var signedOut = _portal.Visit();
        using var waiting = await _portal.SignInAsync("fastlege195");
        using var otherRegion = await _portal.SignInAsync("nasjonal");
        foreach (var visitor in new[] { signedOut, waiting, otherRegion })
        {
            foreach (var address in new[] { Contact, "/innlandet/kontakt", "/innlandet/", "/innlandet/sok.json?q=demo+r%C3%A5dgivende+lege", "/innlandet/kalender.ics" })
            {
                var body = (await visitor.GetAsync(address)).Body;
                Assert.DoesNotContain(Direct, body, StringComparison.Ordinal);
                Assert.DoesNotContain("00000101", body, StringComparison.Ordinal);
            }
        }

        Assert.Contains("\"count\":0", (await signedOut.GetAsync("/innlandet/sok.json?q=00000101")).Body, StringComparison.Ordinal);
        var card = (await member.GetAsync(Contact + ".vcf")).Body;
        Assert.StartsWith("BEGIN:VCARD\r\nVERSION:4.0\r\n", card, StringComparison.Ordinal);
        Assert.DoesNotContain("00000101", card.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}

public sealed class DirectNumberOnSqlite(OnSqlite fixture) : DirectNumberTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class DirectNumberOnPostgreSql(OnPostgreSql fixture) : DirectNumberTests(fixture), IClassFixture<OnPostgreSql>;
