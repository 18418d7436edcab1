using KunnskapsPortal.Editorial.RuleChanges;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Library;
using NodaTime;

namespace KunnskapsPortal.Rules.Tests.Editorial;

public sealed class RuleDigestTests
{
    private static readonly ContentKind Fee = new LibraryModule().Kinds.First(kind => kind.Name == LibraryModule.Fee);
    private static readonly ContentKind Article = new LibraryModule().Kinds.First(kind => kind.Name == LibraryModule.Article);
    private static readonly LocalDate Today = new(2026, 11, 21);

    [Fact]
    public void A_changed_amount_is_told_with_the_old_one()
    {
        var entry = Digest("  - key: p\n    from: 2025-07-01\n    amount: 100 kr\n    status: law\n", "  - key: p\n    from: 2025-07-01\n    amount: 120 kr\n    status: law\n");
        var change = Assert.Single(entry.Changes);
        Assert.Equal(("100 kr.", "120 kr."), (change.Then, change.Now));
    }

    [Fact]
    public void A_new_period_and_one_that_ends_are_told_apart()
    {
        var entry = Digest(
            "  - key: p\n    from: 2025-07-01\n    amount: 100 kr\n    status: law\n",
            "  - key: p\n    from: 2025-07-01\n    to: 2026-06-30\n    amount: 100 kr\n    status: law\n  - key: q\n    from: 2026-07-01\n    amount: 120 kr\n    status: law\n");
        Assert.Equal(2, entry.Changes.Count);
        Assert.Equal(("", "120 kr."), (entry.Changes[1].Then, entry.Changes[1].Now));
        Assert.Contains("til og med", entry.Changes[0].Now, StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_of_checking_is_no_change_of_the_rule() =>
        Assert.Empty(Digest("  - key: p\n    amount: 1\n    status: law\n", "  - key: p\n    amount: 1\n    status: law\n    checked: 2026-11-01\n").Changes);

    [Fact]
    public void The_article_is_whole_links_every_rule_and_names_every_source_once()
    {
        var entries = new[]
        {
            RuleDigest.Of(new RuleVersion(Text("a", "  - key: p\n    amount: 1 [x](javascript:a)\n    status: law\n"), 1, Today, null)),
            RuleDigest.Of(new RuleVersion(Text("b", "  - key: p\n    amount: 2\n    status: law\n"), 1, Today, null)),
        };
        var article = RuleArticle.Write(Article, "regelendringer", Today.PlusDays(-30), Today, entries, Today);
        Assert.Empty(ContentParser.Parse(Article, CanonicalWriter.Write(article)).Errors);
        Assert.Equal([Audiences.Gp, Audiences.AdvisoryPhysician, Audiences.Counsellor], article.Audience);
        Assert.Equal(["fee:a", "fee:b"], Kernel().Order());
        Assert.Single(article.Records("sources"));

        IEnumerable<string> Kernel() => global::KunnskapsPortal.Kernel.Text.MarkdownText.References(article.Body);
    }

    private static RuleEntry Digest(string before, string now) => RuleDigest.Of(new RuleVersion(Text("a", now), 2, Today, Text("a", before)));

    private static ItemDocument Text(string key, string periods)
    {
        var (document, errors) = ContentParser.Parse(Fee, $"---\nkey: {key}\ntitle: Takst {key}\nsummary: S\nowner: O\naudience:\n  - gp\nvisibility: public\nchecked: 2026-11-21\ndue: 2027-05-21\ncode: X\ncovers: Noe\nperiods:\n{periods}sources:\n  - key: k\n    title: K\n---\n");
        Assert.Empty(errors);
        return document!;
    }
}
