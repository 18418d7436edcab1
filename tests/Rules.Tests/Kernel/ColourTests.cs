using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Kernel.Look;

namespace KunnskapsPortal.Rules.Tests.Kernel;

public sealed class ColourTests
{
    private static readonly Arbitrary<Colour> Colours = Arb.From(
        from r in Gen.Choose(0, 255)
        from g in Gen.Choose(0, 255)
        from b in Gen.Choose(0, 255)
        select new Colour((byte)r, (byte)g, (byte)b));

    [Theory]
    [InlineData("#12509B", "#12509b")]
    [InlineData(" abc ", "#aabbcc")]
    [InlineData("#FFF", "#ffffff")]
    public void A_colour_is_read_and_written(string text, string written) => Assert.Equal(written, Colour.Parse(text).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("##12509b")]
    [InlineData("#12509")]
    [InlineData("#12509g")]
    [InlineData("#+12509")]
    [InlineData("red")]
    [InlineData("#12509b;}body{display:none")]
    [InlineData("\uff11\uff12\uff13")]
    public void What_is_not_a_colour_is_refused(string? text) => Assert.False(Colour.TryParse(text, out _));

    /// <summary>Known ratios: WCAG's extremes, and #767676, the lightest grey that holds on white.</summary>
    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#ffffff", "#ffffff", 1)]
    [InlineData("#767676", "#ffffff", 4.54)]
    [InlineData("#777777", "#ffffff", 4.48)]
    [InlineData("#ff0000", "#ffffff", 4.00)]
    public void Contrast_is_that_of_WCAG(string a, string b, double ratio)
    {
        Assert.Equal(ratio, Colour.Parse(a).ContrastWith(Colour.Parse(b)), 0.005);
        Assert.Equal(Colour.Parse(b).ContrastWith(Colour.Parse(a)), Colour.Parse(a).ContrastWith(Colour.Parse(b)));
    }

    [Fact]
    public void A_colour_survives_the_way_through_oklch() => Prop.ForAll(Colours, colour =>
        Assert.Equal(colour, Oklch.Of(colour).ToSrgb().Rounded())).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void The_nearest_colour_holds_after_rounding_and_a_colour_that_holds_is_kept() => Prop.ForAll(Colours, colour =>
    {
        var verdict = ColourChoice.Judge(colour);
        Assert.Equal(ColourChoice.LowestContrast(colour) >= 4.5, verdict.Holds);
        Assert.All(ColourChoice.Surfaces(verdict.Nearest), surface => Assert.True(verdict.Nearest.ContrastWith(surface) >= 4.5));
        Assert.True(ColourChoice.Judge(verdict.Nearest).Holds);
        if (verdict.Holds)
            Assert.Equal(colour, verdict.Nearest);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void The_nearest_colour_keeps_its_hue_and_is_darkened_no_more_than_needed() => Prop.ForAll(Colours, colour =>
    {
        var (own, nearest) = (Oklch.Of(colour), Oklch.Of(ColourChoice.Judge(colour).Nearest));
        if (own.Chroma < 0.04 || nearest.Chroma < 0.04 || ColourChoice.Judge(colour).Holds)
            return;
        var turn = Math.Abs(own.Hue - nearest.Hue);
        Assert.True(Math.Min(turn, (2 * Math.PI) - turn) < 0.08, $"{colour}: the hue turned {turn}");
        Assert.True(nearest.Chroma <= own.Chroma + 0.01);
        var lighter = (nearest with { Lightness = nearest.Lightness + 0.012 }).InGamut().ToSrgb().Rounded();
        Assert.True(ColourChoice.LowestContrast(lighter) < 4.5, $"{colour}: {lighter} would do");
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Text_on_the_base_colour_always_holds() => Prop.ForAll(Colours, colour =>
    {
        foreach (var scheme in Enum.GetValues<ColourScheme>())
        {
            var steps = ColourScale.Of(colour, scheme).ToDictionary(s => s.Step, s => s.Colour);
            Assert.True(steps["base-default"].ContrastWith(steps["base-contrast-default"]) >= 4.5);
            Assert.True(steps["text-default"].ContrastWith(steps["surface-tinted"]) >= 4.5);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_scales_are_those_of_the_design_system()
    {
        using var answers = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests/Rules.Tests/Kernel/colour-scales.json")));
        Assert.True(answers.RootElement.EnumerateObject().Count() >= 10);
        foreach (var colour in answers.RootElement.EnumerateObject())
        {
            foreach (var (scheme, name) in new[] { (ColourScheme.Light, "light"), (ColourScheme.Dark, "dark") })
            {
                var expected = colour.Value.GetProperty(name).EnumerateObject().Select(step => $"{step.Name} {step.Value.GetString()}");
                Assert.Equal(expected, ColourScale.Of(Colour.Parse(colour.Name), scheme).Select(s => $"{s.Step} {s.Colour}"));
            }
        }
    }

    [Fact]
    public void The_style_sheet_has_the_shape_that_the_themes_have()
    {
        var css = ColourScale.Css([("accent", Colour.Parse("#12509b")), ("neutral", Colour.Parse("#4c4c4e"))]);
        Assert.StartsWith(":root, [data-color-scheme] {\n  --ds-color-accent-background-default: #ffffff;\n", css, StringComparison.Ordinal);
        Assert.Contains("\n}\n[data-color-scheme=\"dark\"] {\n  --ds-color-accent-background-default: ", css, StringComparison.Ordinal);
        Assert.Contains("\n}\n@media screen and (prefers-color-scheme: dark) {\n[data-color-scheme=\"auto\"] {\n", css, StringComparison.Ordinal);
        Assert.EndsWith(";\n}\n}\n", css, StringComparison.Ordinal);
        Assert.Equal(3 * 2 * 16, css.Split("--ds-color-").Length - 1);
        Assert.Throws<ArgumentException>(() => ColourScale.Css([("a: red; } body {", Colour.Black)]));
    }
}
