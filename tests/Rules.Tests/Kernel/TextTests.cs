using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Rules.Tests.Kernel;

public sealed class TextTests
{
    public static TheoryData<string, string> GuardExamples { get; } = Read();

    [Theory]
    [MemberData(nameof(GuardExamples))]
    public void The_guard_finds_what_the_document_says(string text, string found) =>
        Assert.Equal(found is "yes" or "ja", PatientDataGuard.Finds(text));

    [Theory]
    [InlineData("Gradert sykmelding", "gradert-sykmelding")]
    [InlineData("Møre og Romsdal", "more-og-romsdal")]
    [InlineData("Vær så god: é!", "vaer-sa-god-e")]
    [InlineData("§ 8-4", "8-4")]
    [InlineData("???", "x")]
    public void A_slug_is_made_of_any_text(string text, string slug)
    {
        Assert.Equal(slug, Slug.From(text));
        Assert.True(Slug.IsValid(Slug.From(text)));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](data:text/html,hei)")]
    [InlineData("[x](//ond.example)")]
    [InlineData("## Tittel {onclick=alert(1)}")]
    [InlineData("[x](https://a.example){onclick=alert(1)}")]
    [InlineData("![x](https://ond.example/pixel.png)")]
    public void No_script_foreign_request_or_handler_comes_out(string markdown)
    {
        var html = MarkdownText.Render(markdown, _ => null, "").Value!;
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
        Assert.Empty(page.QuerySelectorAll("[onclick], [onerror], [style]"));
        Assert.All(page.QuerySelectorAll("a[href]"), a => Assert.Matches("^(https?://[^/]|/[^/]|#|mailto:|tel:)", a.GetAttribute("href")));
    }

    [Fact]
    public void A_heading_keeps_its_id_and_a_link_to_an_item_gets_its_address()
    {
        var html = MarkdownText.Render("## Hva du *gjør* nå {#hva}\n\nSe [L40](term:l40) og [borte](term:borte).",
            reference => reference == "term:l40" ? new ItemLink("L40", "/ordbok/l40") : null, "/innlandet/nn").Value!;
        Assert.Equal("<h2 id=\"hva\">Hva du <em>gjør</em> nå</h2>\n<p>Se <a href=\"/innlandet/nn/ordbok/l40\" class=\"ds-link\">L40</a> og borte.</p>\n", html);
    }

    [Fact]
    public void Headings_get_ids_once_and_keep_them()
    {
        var first = HeadingIds.Ensure("## Frist\n\n## Frist\n\n### Ny {#gammel}\n\n```\n## ikke en overskrift\n```");
        Assert.Equal("## Frist {#frist}\n\n## Frist {#frist-2}\n\n### Ny {#gammel}\n\n```\n## ikke en overskrift\n```", first);
        Assert.Equal(first, HeadingIds.Ensure(first));
        Assert.Equal(["a"], HeadingIds.Repeated("## A {#a}\n\n## B {#a}"));
    }

    private static TheoryData<string, string> Read()
    {
        var data = new TheoryData<string, string>();
        foreach (var row in Repository.TableIn("algorithms/patient-data-guard.md", "Text", "Found"))
            data.Add(row[0], row[1]);
        return data;
    }
}
