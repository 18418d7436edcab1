using System.Text;
using System.Xml;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Kernel.Media;

namespace KunnskapsPortal.Rules.Tests.Kernel;

public sealed class SafeSvgTests
{
    private const string Open = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 9 9\">";

    public static TheoryData<string> Hostile { get; } =
    [
        "<script>alert(1)</script>", "<SCRIPT>alert(1)</SCRIPT>", "<script xlink:href=\"https://ond.example/x.js\"/>", "<s:script xmlns:s=\"http://www.w3.org/2000/svg\">x</s:script>",
        "<h:script xmlns:h=\"http://www.w3.org/1999/xhtml\">alert(1)</h:script>", "<g onload=\"alert(1)\" onclick='x' ONLOAD=\"y\"/>", "<g xmlns:o=\"u\" o:onload=\"alert(1)\"/>",
        "<foreignObject><body xmlns=\"http://www.w3.org/1999/xhtml\"><iframe src=\"javascript:alert(1)\"/></body></foreignObject>",
        "<a href=\"javascript:alert(1)\"><text>x</text></a>", "<a xlink:href=\"java&#x0A;script:alert(1)\"><rect/></a>", "<use href=\"https://ond.example/a.svg#b\"/>",
        "<use xlink:href=\"data:image/svg+xml;base64,AAAA#a\"/>", "<use href=\"#a\" xlink:href=\"//ond.example#a\"/>", "<use href=\" #a\"/>", "<rect href=\"#a\"/>",
        "<image href=\"https://ond.example/pixel.png\"/>", "<feImage href=\"https://ond.example/x\"/>", "<filter id=\"f\"><feImage/></filter>",
        "<animate attributeName=\"href\" values=\"javascript:alert(1)\"/>", "<set attributeName=\"onmouseover\" to=\"alert(1)\"/>", "<animateTransform/>", "<handler/>", "<listener/>",
        "<style>@import url(https://ond.example/x.css);</style>", "<style><![CDATA[*{fill:url(https://ond.example/)}]]></style>", "<rect style=\"fill:url(https://ond.example/#a)\"/>",
        "<rect style=\"fill:u\\72l(https://ond.example)\"/>", "<rect style=\"fill:URL(//ond.example)\"/>", "<rect style=\"background:red;behavior:url(#x);-moz-binding:url(#x)\"/>",
        "<rect style=\"fill:red;/*;*/stroke:url(//ond.example)\"/>", "<rect fill=\"url(https://ond.example/a#b)\"/>", "<rect fill=\"url( '//ond.example' )\"/>", "<rect fill=\"url(#a) url(//x)\"/>",
        "<rect fill=\"image-set('//ond.example' 1x)\"/>", "<rect fill=\"url (#a\"/>", "<rect fill=\"expression(alert(1))\"/>", "<rect mask=\"url(&quot;javascript:alert(1)&quot;)\"/>",
        "<text><![CDATA[<script>alert(1)</script>]]></text>", "<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>", "<rect id=\"a&quot; onload=&quot;x\"/>", "<rect class=\"kp-menu\" tabindex=\"0\"/>",
        "<?xml-stylesheet href=\"https://ond.example/x.css\"?>", "<!-- --><?php system('x') ?>", "<metadata><x xmlns=\"u\"/></metadata>", "<switch><g/></switch>", "<iframe xmlns=\"http://www.w3.org/1999/xhtml\"/>",
        "<svg xmlns=\"\"><script>x</script></svg>", "<svg:svg xmlns:svg=\"http://www.w3.org/2000/svg\" onload=\"x\"><svg:rect/></svg:svg>", "<g xml:base=\"https://ond.example/\"/>", "<x:use xmlns:x=\"http://www.w3.org/2000/svg\" x:href=\"//x\"/>",
        "<rect fill=\"\u202eurl(#x)\"/>", "<text>\u202e\u2066skjult</text>", "<discard/>", "<video xmlns=\"http://www.w3.org/1999/xhtml\" src=\"x\"/>", "<mpath/>", "<linearGradient href=\"https://ond.example#a\"/>",
    ];

    private static readonly Arbitrary<string> Drawings = Arb.From(
        from count in Gen.Choose(0, 12)
        from parts in Gen.ArrayOf(Gen.OneOf(Gen.Elements(((IEnumerable<object[]>)Hostile).Select(row => (string)row[0]).ToArray()), Gen.Elements(
            "<g id=\"a\"><rect width=\"1\"/></g>", "<g><g>", "</g></g>", "tekst", "<text x=\"1\">å &amp; b</text>", "<path d=\"M0 0L1 1\" style=\"fill:#fff;stroke:red\"/>", "<use href=\"#a\"/>",
            "<text a=\"\r\n\t\">\r\n x </text>", "<desc>]]&gt;</desc>")), count)
        select Open + string.Concat(parts) + "</svg>");

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Nothing_outside_the_list_comes_through(string part) => AssertHarmless(Open + part + "<rect width=\"1\"/></svg>", isTaken: true);

    [Fact]
    public void Whatever_stands_together_the_output_is_harmless_and_cleaning_twice_is_cleaning_once() =>
        Prop.ForAll(Drawings, svg => AssertHarmless(svg, isTaken: false)).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void An_honest_drawing_keeps_what_draws()
    {
        var result = SafeSvg.Clean(Encoding.UTF8.GetBytes(Open + """
            <title>Trapp</title><defs><linearGradient id="g" gradientTransform="rotate(90) scale (2)"><stop offset="0" style="stop-color:#fff;stop-opacity:.5"/></linearGradient></defs>
            <g transform="translate(1,2)"><path d="M0 0h9" fill="url(#g)" clip-path='url("#c")'/><use xlink:href="#g" x="1"/></g><text font-family="'Open Sans', sans-serif">Å</text></svg>
            """));
        Assert.Equal(
            "<svg viewBox=\"0 0 9 9\" xmlns=\"http://www.w3.org/2000/svg\"><title>Trapp</title><defs><linearGradient id=\"g\" gradientTransform=\"rotate(90) scale (2)\">"
            + "<stop offset=\"0\" stop-color=\"#fff\" stop-opacity=\".5\" /></linearGradient></defs><g transform=\"translate(1,2)\"><path d=\"M0 0h9\" fill=\"url(#g)\" clip-path=\"url(&quot;#c&quot;)\" />"
            + "<use href=\"#g\" x=\"1\" /></g><text font-family=\"'Open Sans', sans-serif\">Å</text></svg>",
            Encoding.UTF8.GetString(result.Bytes!));
        Assert.Equal(0, result.Removed);
    }

    public static TheoryData<string, SvgRefusal> Refused { get; } = new()
    {
        { "", SvgRefusal.NotXml },
        { "<svg", SvgRefusal.NotXml },
        { "<html><svg xmlns=\"http://www.w3.org/2000/svg\"/></html>", SvgRefusal.NotSvg },
        { "<svg/>", SvgRefusal.NotSvg },
        { "<SVG xmlns=\"http://www.w3.org/2000/svg\"/>", SvgRefusal.NotSvg },
        { Open + "&undefined;</svg>", SvgRefusal.NotXml },
        { Open + "<g a=\"1\" a=\"2\"/></svg>", SvgRefusal.NotXml },
        { Open + "\u0001</svg>", SvgRefusal.NotXml },
        { Open + "&#1;</svg>", SvgRefusal.NotXml },
        { "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]>" + Open + "<text>&c;</text></svg>", SvgRefusal.HasDocumentType },
        { "<!DOCTYPE svg SYSTEM \"https://ond.example/x.dtd\">" + Open + "</svg>", SvgRefusal.HasDocumentType },
        { "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + Open + "<text>&x;</text></svg>", SvgRefusal.HasDocumentType },
        { Open + Repeat("<g>", 200) + Repeat("</g>", 200) + "</svg>", SvgRefusal.TooDeep },
        { Open + Repeat("<metadata>", 100_000), SvgRefusal.TooDeep },
        { Open + new string(' ', SafeSvg.MaxBytes) + "</svg>", SvgRefusal.TooLarge },
        { Open + "<g id=\"a\"><use href=\"#a\"/></g></svg>", SvgRefusal.TooComplex },
        { Open + "<g id=\"a\" mask=\"url(#b)\"/><mask id=\"b\"><rect fill=\"url(#a)\"/></mask></svg>", SvgRefusal.TooComplex },
        { Open + string.Concat(Enumerable.Range(0, 12).Select(n => $"<g id=\"g{n + 1}\">{Repeat($"<use href=\"#g{n}\"/>", 10)}</g>")) + "<g id=\"g0\"/></svg>", SvgRefusal.TooComplex },
        { Open + string.Concat(Enumerable.Range(0, 5000).Select(n => $"<g id=\"g{n + 1}\"><use href=\"#g{n}\"/></g>")) + "</svg>", SvgRefusal.TooComplex },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void What_is_no_harmless_drawing_is_refused_with_a_reason(string svg, SvgRefusal refusal)
    {
        var result = SafeSvg.Clean(Encoding.UTF8.GetBytes(svg));
        Assert.Equal((refusal, null), (result.Refusal, result.Bytes));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("iso-8859-1")]
    public void Other_encodings_are_read_and_written_as_UTF_8(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var svg = $"<?xml version=\"1.0\" encoding=\"{name}\"?>{Open}<script>x</script><title>Å</title></svg>";
        var result = SafeSvg.Clean([.. encoding.GetPreamble(), .. encoding.GetBytes(svg)]);
        Assert.EndsWith("<title>Å</title></svg>", Encoding.UTF8.GetString(result.Bytes!), StringComparison.Ordinal);
        Assert.DoesNotContain("script", Encoding.UTF8.GetString(result.Bytes!), StringComparison.Ordinal);
    }

    [Fact]
    public void Random_bytes_are_refused() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => Assert.NotNull(SafeSvg.Clean(bytes).Refusal)).QuickCheckThrowOnFailure();

    [Fact]
    public void The_largest_drawings_are_read_in_bounded_time() => Bounded.Run(() =>
    {
        foreach (var body in new[]
        {
            Repeat("<g/>", 500_000), Repeat("<use href=\"#a\"/>", 120_000), $"<path d=\"{new string('(', 2_000_000)}\"/>", $"<rect style=\"{Repeat("fill:red;", 220_000)}\"/>",
            $"<path d=\"{Repeat("rgb(", 500_000)}\"/>", $"<rect {string.Concat(Enumerable.Range(0, 150_000).Select(n => $"a{n}='' "))}/>", $"<text>{new string('x', 2_000_000)}</text>",
            $"<path mask=\"{Repeat("url(#a)", 250_000)}\"/><g id=\"a\"/>",
        })
            SafeSvg.Clean(Encoding.UTF8.GetBytes(Open + body + "</svg>"));
    });

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static void AssertHarmless(string svg, bool isTaken)
    {
        var result = SafeSvg.Clean(Encoding.UTF8.GetBytes(svg));
        Assert.True(result.Bytes is not null || !isTaken, $"Refused: {result.Refusal}");
        if (result.Bytes is null)
            return;
        using var reader = XmlReader.Create(new MemoryStream(result.Bytes), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        var document = XDocument.Load(reader);
        Assert.All(document.DescendantNodes(), node => Assert.True(node is XElement or XText and not XCData));
        foreach (var element in document.Descendants())
        {
            Assert.Equal(SvgVocabulary.Namespace, element.Name.NamespaceName);
            Assert.Contains(element.Name.LocalName, SvgVocabulary.Elements);
            foreach (var attribute in element.Attributes().Where(a => !a.IsNamespaceDeclaration))
            {
                Assert.Equal("", attribute.Name.NamespaceName);
                Assert.Contains(attribute.Name.LocalName, SvgVocabulary.Attributes);
                Assert.DoesNotMatch(@"(?i)script:|data:|//|\\|expression|image|@import|url\s*\(\s*['""]?[^#'""\s]", attribute.Value);
                if (attribute.Name.LocalName == "href")
                    Assert.Matches("^#[A-Za-z_]", attribute.Value);
            }
        }

        Assert.Equal(result.Bytes, SafeSvg.Clean(result.Bytes).Bytes);
        Assert.Equal(0, SafeSvg.Clean(result.Bytes).Removed);
    }
}
