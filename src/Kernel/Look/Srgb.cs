namespace KunnskapsPortal.Kernel.Look;

/// <summary>A colour while it is computed with: channels from 0 to 255 that are not yet rounded.</summary>
public readonly record struct Srgb(double R, double G, double B)
{
    /// <summary>The channels of a colour.</summary>
    public static Srgb Of(Colour colour) => new(colour.R, colour.G, colour.B);

    /// <summary>Rounds half up, after clipping to the gamut.</summary>
    public Colour Rounded() => new(Channel(R), Channel(G), Channel(B));

    /// <summary>Half of each.</summary>
    public Srgb Mix(Srgb other) => new(R + (0.5 * (other.R - R)), G + (0.5 * (other.G - G)), B + (0.5 * (other.B - B)));

    /// <summary>Relative luminance, 0 to 1: WCAG 2.2.</summary>
    public double Luminance() => Luminance(R, G, B);

    /// <summary>Relative luminance of channels from 0 to 255: WCAG 2.2.</summary>
    public static double Luminance(double r, double g, double b) => (0.2126 * Linear(r)) + (0.7152 * Linear(g)) + (0.0722 * Linear(b));

    // The bound 0.03928 is WCAG's; for whole channels it gives the same as the 0.04045 of IEC 61966-2-1.
    private static double Linear(double channel)
    {
        var x = channel / 255;
        return x <= 0.03928 ? x / 12.92 : Math.Pow((x + 0.055) / 1.055, 2.4);
    }

    private static byte Channel(double value) => (byte)Math.Floor(Math.Clamp(value, 0, 255) + 0.5);
}
