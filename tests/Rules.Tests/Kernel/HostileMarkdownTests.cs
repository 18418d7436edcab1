using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Rules.Tests.Kernel;

public sealed class HostileMarkdownTests
{
    private static readonly HashSet<string> Elements =
        ["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "strong", "em", "a", "code", "pre", "blockquote", "hr", "br", "table", "thead", "tbody", "tr", "th", "td"];

    private static readonly HashSet<string> Attributes = ["href", "id", "class", "scope", "rel", "role", "data-label"];

    public static TheoryData<string> Hostile { get; } =
    [
        "<script>alert(1)</script>", "<SCRIPT SRC=//ond.example>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<iframe srcdoc='x'>", "<style>*{x}</style>", "</p></body></html><script>x",
        "<!--><script>x</script>-->", "<![CDATA[<script>x</script>]]>", "<a href='javascript:x'>y</a>", "&lt;script&gt;x&lt;/script&gt;", "&#60;script&#62;x", "&#x3c;img src=x onerror=x&#x3e;",
        "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x]( javascript:alert(1))", "[x](<javascript:alert(1)>)", "[x](java\tscript:alert(1))", "[x](<java\tscript:x>)", "[x](<\u0001javascript:x>)",
        "[x](javascript&#58;alert(1))", "[x](javascript&colon;alert(1))", "[x](&#106;avascript:alert(1))", "[x](java&Tab;script:x)", "[x](java&NewLine;script:x)", "[x](\\javascript:x)", "[x](javascript\\:x)",
        "[x](data:text/html;base64,PHNjcmlwdD4=)", "[x](vbscript:x)", "[x](file:///etc/passwd)", "[x](blob:https://a)", "[x](view-source:x)", "[x](feed:javascript:x)", "[x](//ond.example)", "[x](/\\ond.example)",
        "[x](\\/\\/ond.example)", "[x](/&#47;ond.example)", "[x](/\t/ond.example)", "[x](</\t/ond.example>)", "[x](https:ond.example)", "[x](http:\\\\ond.example)", "[x](https://a.example\" onclick=\"x)",
        "[x](https://a.example 'a\" onclick=\"x')", "[x][y]\n\n[y]: javascript:alert(1)", "[y]\n\n[y]: <java\nscript:x>", "[x]\n\n[x]: data:text/html,x \"t\"", "<javascript:alert(1)>", "<data:text/html,x>", "<a@b.example>",
        "<https://a.example/\"onclick=x>", "![x](javascript:x)", "![x](https://ond.example/p.png)", "[![x](//a)](javascript:x)", "[x](javascript:x){onclick=x}", "## x {#a\" onclick=\"x}", "## x {onclick=x}", "x {.a style=x}",
        "```\" onclick=\"x\n<script>\n```", "``` html\n<script>x</script>\n```", "~~~ {onclick=x}\nx\n~~~", "`<script>x</script>`", "| <script> | b |\n|---|---|\n| [x](javascript:x) | \"onclick=x |", "| a\" x=\"y | b |\n|:-:|--|\n| 1 | 2 |",
        "\u202e\u2066[x](javascript:x)\u2069", "\u202aevil\u202c", "a\0b[x](java\0script:x)", "\0<script>\0", "[x](term:javascript)", "[x](javascript:alert)", "[x](term:a)", "- [ ] x", "[^1]\n\n[^1]: x", ":::x\n:::", "$x$", "\ud83d<script>",
        "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>x</x:script>", "<math><mtext><script>x", "<template><script>x", "<noscript><p title=\"</noscript><img src=x onerror=x>\">", "<plaintext>", "<base href=//ond.example>", "<meta http-equiv=refresh>",
    ];

    private static readonly Arbitrary<string> Bodies = Arb.From(
        from count in Gen.Choose(1, 10)
        from parts in Gen.ArrayOf(Gen.OneOf(
            Gen.Elements(((IEnumerable<object[]>)Hostile).Select(row => (string)row[0]).ToArray()),
            Gen.Elements("> ", "- ", "\n", "\n\n", "[", "](", ")", "*", "**", "`", "    ", "|", "\\", "&", "<", ">", "1. ", "[x]: ", "javascript:", "\t", "## ")), count)
        select string.Concat(parts));

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Nothing_that_acts_comes_out(string markdown)
    {
        AssertHarmless(markdown);
        AssertHarmless("> - " + markdown);
        AssertHarmless($"| a | b |\n|---|---|\n| {markdown} | {markdown} |");
    }

    [Fact]
    public void Whatever_stands_together_only_what_is_allowed_comes_out() =>
        Prop.ForAll(Bodies, AssertHarmless).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Theory]
    [InlineData(TextLimits.MaxLength + 1, "a", TextRefusal.TooLong)]
    [InlineData(5_000_000, ">", TextRefusal.TooLong)]
    [InlineData(TextLimits.MaxLines + 1, "\n", TextRefusal.TooManyLines)]
    [InlineData(TextLimits.MaxLines + 1, "\r", TextRefusal.TooManyLines)]
    [InlineData(TextLimits.MaxMarks + 1, "[", TextRefusal.TooManyMarks)]
    [InlineData(TextLimits.MaxMarks + 1, "`a", TextRefusal.TooManyMarks)]
    [InlineData(200, ">", TextRefusal.TooNested)]
    [InlineData(200, "1. ", TextRefusal.TooNested)]
    [InlineData(1000, "![", TextRefusal.TooNested)]
    public void What_the_renderer_cannot_take_is_refused_with_a_reason(int times, string piece, TextRefusal refusal) =>
        Bounded.Run(() => Assert.Equal(refusal, TextLimits.Check(Repeat(piece, times))));

    [Theory]
    [InlineData("")]
    [InlineData("## Tittel {#tittel}\n\nTekst med **fet** og [lenke](term:l40).\n\n> - Sitat\n>   - i liste\n")]
    public void An_honest_body_is_taken(string body)
    {
        Assert.Null(TextLimits.Check(body));
        Assert.Null(TextLimits.Check(Repeat("En setning om sykmelding og arbeid.\n\n", 4000)));
    }

    public static TheoryData<string> Pieces { get; } =
    [
        ">", "[", "![", "*", "*a", "(", "[a](", "- ", "1. ", "`", "a``b", "<", "&", "|a", "a|b\n", "_a", "[a]: b\n", "\\", "# a\n", "\n- ", "a\n\n", "*a_", "|a|\n|-|\n", "***a", "[](", "a**b", "-\n", "~~~\n", "[a](b)", "\0", "\u202e",
    ];

    [Theory]
    [MemberData(nameof(Pieces))]
    public void What_is_within_the_limits_is_rendered_in_bounded_time(string piece) => Bounded.Run(() =>
    {
        foreach (var times in new[] { 90, TextLimits.MaxMarks / 2, TextLimits.MaxMarks, TextLimits.MaxLines })
        {
            var body = Repeat(piece, Math.Min(times, TextLimits.MaxLength / piece.Length));
            if (TextLimits.Check(body) is null)
                Assert.NotNull(MarkdownText.Render(body, _ => null, "").Value);
        }
    });

    [Theory]
    [InlineData("a\u202eb\u2066c\u2069d\0e\ufefff\u0007g\u009fh", "abcdefgh")]
    [InlineData("a\n\tb\r\n", "a\n\tb\r\n")]
    [InlineData("אב \u200f", "אב \u200f")]
    public void Signs_that_cannot_be_seen_can_be_taken_out(string text, string visible) => Assert.Equal(visible, WellFormed.Visible(text));

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static void AssertHarmless(string markdown)
    {
        if (TextLimits.Check(markdown) is not null)
            return;
        var html = MarkdownText.Render(markdown, reference => reference == "term:a" ? new ItemLink("A", "/ordbok/a") : null, "/innlandet").Value!;
        foreach (var element in new HtmlParser().ParseDocument("<!doctype html><body>" + html).Body!.QuerySelectorAll("*"))
        {
            Assert.Contains(element.LocalName, Elements);
            Assert.Equal("http://www.w3.org/1999/xhtml", element.NamespaceUri);
            Assert.All(element.Attributes, attribute => Assert.Contains(attribute.Name, Attributes));
            // Browsers drop tab and line feed in an address, and read \ as /: //ond.example must not come back that way.
            if (element.GetAttribute("href") is { } href)
                Assert.Matches(@"\A(https?:|/(?![/\\\s])|/\z|#|mailto:|tel:)", href);
        }
    }
}
