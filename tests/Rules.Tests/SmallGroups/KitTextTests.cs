using KunnskapsPortal.Rules.Tests.Content;

namespace KunnskapsPortal.Rules.Tests.SmallGroups;

public sealed class KitTextTests
{
    private const string Sections = "## Innledning {#innledning}\n\nVelkommen.\n\n## Til den som leder {#til-lederen}\n\nHør alle.";

    [Fact]
    public void A_kit_fills_its_meeting_to_the_minute_and_has_two_cases()
    {
        Assert.Empty(Drafts.Remarks(Drafts.Read("meeting-kit", Sections)));
        Assert.Single(Drafts.Remarks(Drafts.Read("meeting-kit", Sections, ("    minutes: 90", "    minutes: 80"))));
        Assert.Single(Drafts.Remarks(Drafts.Read("meeting-kit", Sections, ("  - case:to\n", ""))));
        Assert.Single(Drafts.Remarks(Drafts.Read("meeting-kit", Sections, ("  - case:to\n", "  - case:en\n"))));
        Assert.Equal(2, Drafts.Remarks(Drafts.Read("meeting-kit")).Count);
    }
}
