using AngleSharp.Dom;
using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Notifications.Domain;

namespace KunnskapsPortal.Rules.Tests.Notifications;

public sealed class FilledTemplateTests
{
    private const string Root = "https://portalen.example/innlandet";
    private const string Whole = "Hei {navn},\n\n{tekst}\n\n{fakta}\n\n{knapp}\n\n**Hilsen** {portal} om {tittel}";

    private static readonly Arbitrary<string> Hostile = Arb.From(Gen.ArrayOf(Gen.Elements(
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</p>", "<!--", "]]>", "&lt;b&gt;", "&", "\"", "'", "**fet**", "[a](javascript:x)", "# ", "{knapp}", "{navn}",
        "\r\nBcc: x@demo.example", "\n\n", "\n", "\0", "\u2028", "\u202e", "æ", "😀", " ", "javascript:alert(1)", "<style>*{display:none}</style>", "<a href=//x.example>")).Select(string.Concat));

    [Fact]
    public void A_value_never_becomes_markup()
    {
        // The elements of a mail are those that the template and the number of facts and paragraphs make, whatever the values say.
        var plain = Shape(Fill(Whole, "a"));
        Prop.ForAll(Hostile, value =>
        {
            var body = Fill(Whole, value);
            Assert.Equal(Placeholders.OneLine(value).Length == 0 ? null : plain, Placeholders.OneLine(value).Length == 0 ? null : Shape(body));
            Assert.All(body.QuerySelectorAll("a"), link => Assert.StartsWith(Root + "/", link.GetAttribute("href"), StringComparison.Ordinal));
            Assert.Empty(body.QuerySelectorAll("script, img, style, [onerror]"));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public void The_test_would_see_markup() => Assert.NotEqual(Shape(Fill("{navn}", "a")), Shape(Fill("{navn}\n\n**a**", "a")));

    [Fact]
    public void A_subject_is_one_line_whatever_stands_in_it() => Prop.ForAll(Hostile, value =>
    {
        var subject = FilledTemplate.Subject("Om {tittel} til {navn}: {knapp}{ukjent}", Values(value));
        Assert.DoesNotContain(subject, c => char.IsControl(c) || c is '\u2028' or '\u2029');
        Assert.StartsWith("Om ", subject, StringComparison.Ordinal);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void A_value_that_looks_like_a_word_in_braces_stays_as_it_is() =>
        Assert.Equal("{navn} og {portal}", Fill("{tittel}", "{navn} og {portal}").TextContent.Trim());

    [Theory]
    [InlineData("Hei {navn},", "Hei,")]
    [InlineData("Hei {navn}!", "Hei!")]
    [InlineData("{navn}", "")]
    [InlineData("Et {ukjent} ord", "Et ord")]
    public void What_is_empty_goes_with_the_space_before_it(string template, string expected) =>
        Assert.Equal(expected, PlainMail.Of(FilledTemplate.Body(MarkdownText.Render(template, _ => null, "").Value!, new MailValues("", "t", "p", Root))));

    [Fact]
    public void Blocks_in_the_middle_of_a_sentence_come_after_it_in_their_order()
    {
        var body = Fill("Før {knapp} og {fakta} etter", "x");
        Assert.Equal(["P", "P", "TABLE"], body.Children.Select(e => e.TagName));
        Assert.Equal("Før og etter", PlainMail.Of(body).Split('\n')[0]);
    }

    [Fact]
    public void A_link_of_the_template_leads_to_the_portal_and_nowhere_else()
    {
        var body = Fill("[kurs](/kurs) [ute](https://ute.example/) [her](#x) [farlig](javascript:alert) [felle]({knapp})", "x");
        Assert.Equal([$"{Root}/kurs", "https://ute.example/"], body.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public void Plain_text_is_wrapped_and_writes_links_out()
    {
        var values = new MailValues("Kari", "Tittel", "Portalen", Root)
        {
            Text = string.Join(' ', Enumerable.Repeat("ord", 40)) + "\n\nTo.\nTre.",
            Facts = [("Når", "i dag")],
            Button = "Se saken",
            ButtonAddress = "/kurs/x",
        };
        var text = PlainMail.Of(FilledTemplate.Body(MarkdownText.Render("## Hei {#hei}\n\n{tekst}\n\n{fakta}\n\n{knapp}\n\n- en [lenke](/a)\n- to", _ => null, "").Value!, values));
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, PlainMail.Width));
        Assert.Contains("\n\nTo.\nTre.\n\nNår: i dag\n\nSe saken:\nhttps://portalen.example/innlandet/kurs/x\n\n- en lenke <https://portalen.example/innlandet/a>\n- to", text, StringComparison.Ordinal);
        Assert.StartsWith("Hei\n---\n\nord ord", text, StringComparison.Ordinal);
    }

    private static MailValues Values(string value) => new(value, value, value, Root)
    {
        Text = Placeholders.OneLine(value).Length == 0 ? "" : value.Replace("\n", " ", StringComparison.Ordinal),
        Facts = [(value, value)],
        Button = value.Length == 0 ? "x" : value,
        ButtonAddress = "/kurs",
    };

    private static IElement Fill(string markdown, string value) => FilledTemplate.Body(MarkdownText.Render(markdown, _ => null, "").Value!, Values(value));

    private static string Shape(IElement body) => string.Join(' ', body.QuerySelectorAll("*").Select(e => e.TagName));
}
