namespace KunnskapsPortal.Kernel.Look;

/// <summary>Whether a chosen colour can be read on the surfaces of the pages.</summary>
/// <param name="Holds">True where the contrast is at least 4.5:1 on every surface.</param>
/// <param name="Contrast">The lowest contrast of the chosen colour, 1 to 21.</param>
/// <param name="Nearest">The chosen colour where it holds; otherwise the nearest that does.</param>
/// <param name="NearestContrast">The lowest contrast of <paramref name="Nearest"/>, at least 4.5.</param>
public sealed record ColourVerdict(bool Holds, double Contrast, Colour Nearest, double NearestContrast);

/// <summary>
/// Judges a colour that text, links and buttons will have: WCAG 2.2, success criterion 1.4.3. The surfaces are white and
/// the two tinted ones that the theme itself makes of the colour in the light scheme (<c>background-tinted</c> and
/// <c>surface-tinted</c>); in the dark scheme the scale makes the colour lighter by itself.
/// </summary>
public static class ColourChoice
{
    private const double Step = 0.001;

    /// <summary>The verdict. The nearest colour keeps the hue, and the chroma as far as sRGB can show it, and is darkened least (OKLCH).</summary>
    public static ColourVerdict Judge(Colour chosen)
    {
        var contrast = LowestContrast(chosen);
        if (contrast >= Colour.TextContrast)
            return new ColourVerdict(true, contrast, chosen, contrast);
        var own = Oklch.Of(chosen);
        for (var lightness = own.Lightness; lightness > 0; lightness -= Step)
        {
            var darker = (own with { Lightness = lightness }).InGamut().ToSrgb().Rounded();
            if (LowestContrast(darker) is var reached and >= Colour.TextContrast)
                return new ColourVerdict(false, contrast, darker, reached);
        }

        return new ColourVerdict(false, contrast, Colour.Black, LowestContrast(Colour.Black));
    }

    /// <summary>The lowest contrast of the colour as text on the surfaces.</summary>
    public static double LowestContrast(Colour text) => Surfaces(text).Min(text.ContrastWith);

    /// <summary>White, and the tinted surfaces that a theme of this colour has.</summary>
    public static IReadOnlyList<Colour> Surfaces(Colour colour) =>
        [Colour.White, ColourScale.WithLuminance(colour, ColourScale.TintedBackground), ColourScale.WithLuminance(colour, ColourScale.TintedSurface)];
}
