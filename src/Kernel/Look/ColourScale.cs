using System.Text;
using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Kernel.Look;

/// <summary>The schemes a scale is made for.</summary>
public enum ColourScheme
{
    Light = 0,
    Dark = 1,
}

/// <summary>
/// The sixteen steps that a theme makes of one colour, the same as <c>generateColorSchemes</c> of
/// <c>@digdir/designsystemet</c> 1.x makes when <c>themes/build.mjs</c> runs: each step has a luminance of its own, found by
/// mixing the colour with black or white; the base steps lie near the colour itself (CIE lightness).
/// </summary>
public static class ColourScale
{
    internal const double TintedBackground = 0.9;
    internal const double TintedSurface = 0.81;

    private static readonly (string Step, double Light, double Dark)[] Luminances =
    [
        ("background-default", 1, 0.009), ("background-tinted", TintedBackground, 0.014), ("surface-default", 1, 0.021), ("surface-tinted", TintedSurface, 0.027),
        ("surface-hover", 0.7, 0.036), ("surface-active", 0.59, 0.056), ("border-subtle", 0.5, 0.08), ("border-default", 0.19, 0.22),
        ("border-strong", 0.11, 0.39), ("text-subtle", 0.11, 0.39), ("text-default", 0.0245, 0.84),
    ];

    /// <summary>The steps with their names, in the order of the design system.</summary>
    public static IReadOnlyList<(string Step, Colour Colour)> Of(Colour colour, ColourScheme scheme)
    {
        var mixed = scheme == ColourScheme.Dark ? Duller(colour) : colour;
        var steps = Luminances.Select(l => (l.Step, WithLuminance(mixed, scheme == ColourScheme.Dark ? l.Dark : l.Light))).ToList();
        var lightness = Lightness.Of(colour);
        if (scheme == ColourScheme.Dark)
            lightness = lightness <= 30 ? 70 : 100 - lightness;
        var step = lightness is <= 30 or (>= 49 and <= 65) ? 8 : -8;
        var own = scheme == ColourScheme.Light ? colour : WithLightness(colour, lightness);
        steps.Add(("base-default", own));
        steps.Add(("base-hover", WithLightness(colour, lightness + step)));
        steps.Add(("base-active", WithLightness(colour, lightness + (2 * step))));
        steps.Add(("base-contrast-subtle", SubtleOn(own)));
        steps.Add(("base-contrast-default", IsDark(own) ? Colour.White : Colour.Black));
        return steps;
    }

    /// <summary>
    /// The style sheet of a theme, in the shape that <c>themes/build.mjs</c> writes: light for everyone, dark where chosen
    /// and where the device asks for it. Colours are in lower case.
    /// </summary>
    /// <param name="colours">Names as in <c>--ds-color-{name}-{step}</c>, with the colour each scale is made of.</param>
    /// <exception cref="ArgumentException">A name is not a slug.</exception>
    public static string Css(IReadOnlyList<(string Name, Colour Colour)> colours)
    {
        if (colours.FirstOrDefault(c => !Slug.IsValid(c.Name)).Name is { } name)
            throw new ArgumentException($"Not the name of a colour: {name}", nameof(colours));
        var (light, dark) = (Variables(colours, ColourScheme.Light), Variables(colours, ColourScheme.Dark));
        return new StringBuilder().Append($":root, [data-color-scheme] {{\n{light}\n}}\n").Append($"[data-color-scheme=\"dark\"] {{\n{dark}\n}}\n")
            .Append($"@media screen and (prefers-color-scheme: dark) {{\n[data-color-scheme=\"auto\"] {{\n{dark}\n}}\n}}\n").ToString();
    }

    private static string Variables(IReadOnlyList<(string Name, Colour Colour)> colours, ColourScheme scheme) =>
        string.Join('\n', colours.SelectMany(c => Of(c.Colour, scheme).Select(s => $"  --ds-color-{c.Name}-{s.Step}: {s.Colour};")));

    private static Colour Duller(Colour colour)
    {
        var own = Oklch.Of(colour);
        return (own with { Chroma = own.Chroma * 0.7 }).ToSrgb().Rounded();
    }

    private static bool IsDark(Colour colour) => colour.ContrastWith(Colour.White) >= colour.ContrastWith(Colour.Black);

    private static Colour SubtleOn(Colour colour)
    {
        var lightness = Lightness.Of(colour);
        var away = lightness is <= 40 or >= 60 ? 60 : 50;
        return WithLightness(colour, IsDark(colour) ? lightness + away : lightness - away);
    }

    private static Colour WithLightness(Colour colour, double lightness) => WithLuminance(colour, Lightness.ToLuminance(lightness));

    /// <summary>The colour mixed with black or white until it has the luminance: the way is halved at most 21 times.</summary>
    internal static Colour WithLuminance(Colour colour, double luminance)
    {
        if (luminance is 0 or 1)
            return luminance == 0 ? Colour.Black : Colour.White;
        var own = Srgb.Of(colour);
        var (low, high) = own.Luminance() > luminance ? (Srgb.Of(Colour.Black), own) : (own, Srgb.Of(Colour.White));
        for (var left = 20; ; left--)
        {
            var middle = low.Mix(high);
            var reached = middle.Luminance();
            if (Math.Abs(luminance - reached) < 1e-7 || left == 0)
                return middle.Rounded();
            if (reached > luminance)
                high = middle;
            else
                low = middle;
        }
    }
}
