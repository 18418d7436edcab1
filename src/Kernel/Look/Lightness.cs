namespace KunnskapsPortal.Kernel.Look;

/// <summary>CIE L* (CIE 15:2004), 0 to 100, with the constants of HSLuv that the design system computes with.</summary>
internal static class Lightness
{
    private const double Kappa = 903.2962962;
    private const double Epsilon = 0.0088564516;

    public static double Of(Colour colour)
    {
        var y = (0.21263900587151 * Linear(colour.R)) + (0.71516867876775 * Linear(colour.G)) + (0.072192315360733 * Linear(colour.B));
        var lightness = y <= Epsilon ? y * Kappa : (116 * Math.Pow(y, 1 / 3.0)) - 16;
        return lightness switch { > 99.9999999 => 100, < 0.00000001 => 0, _ => lightness };
    }

    /// <summary>The luminance of the grey of this lightness, after rounding it to whole channels.</summary>
    public static double ToLuminance(double lightness)
    {
        var y = lightness <= 8 ? lightness / Kappa : Math.Pow((lightness + 16) / 116, 3);
        var channel = y <= 0.0031308 ? 12.92 * y : (1.055 * Math.Pow(y, 1 / 2.4)) - 0.055;
        var grey = (byte)Math.Clamp(Math.Floor((channel * 255) + 0.5), 0, 255);
        return new Colour(grey, grey, grey).Luminance;
    }

    private static double Linear(byte channel)
    {
        var x = channel / 255.0;
        return x > 0.04045 ? Math.Pow((x + 0.055) / 1.055, 2.4) : x / 12.92;
    }
}
