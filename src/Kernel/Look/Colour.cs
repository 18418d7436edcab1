using System.Globalization;

namespace KunnskapsPortal.Kernel.Look;

/// <summary>An opaque sRGB colour (IEC 61966-2-1) of three channels from 0 to 255, written <c>#rrggbb</c> in lower case.</summary>
public readonly record struct Colour(byte R, byte G, byte B)
{
    /// <summary>#ffffff.</summary>
    public static readonly Colour White = new(255, 255, 255);

    /// <summary>#000000.</summary>
    public static readonly Colour Black = new(0, 0, 0);

    /// <summary>Contrast that text needs against its background: WCAG 2.2, success criterion 1.4.3 (AA).</summary>
    public const double TextContrast = 4.5;

    /// <summary>Relative luminance, 0 (black) to 1 (white), as WCAG 2.2 defines it.</summary>
    public double Luminance => Srgb.Luminance(R, G, B);

    /// <summary>Reads <c>#rrggbb</c> or <c>#rgb</c>, with or without <c>#</c>, in either case; false for anything else.</summary>
    public static bool TryParse(string? text, out Colour colour)
    {
        colour = default;
        var hex = (text ?? "").Trim();
        if (hex.StartsWith('#'))
            hex = hex[1..];
        if (hex.Length == 3)
            hex = string.Concat(hex.Select(digit => $"{digit}{digit}"));
        if (hex.Length != 6 || !hex.All(char.IsAsciiHexDigit))
            return false;
        var number = int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        colour = new Colour((byte)(number >> 16), (byte)(number >> 8), (byte)number);
        return true;
    }

    /// <summary>As <see cref="TryParse"/>.</summary>
    /// <exception cref="FormatException">The text is not a colour.</exception>
    public static Colour Parse(string text) => TryParse(text, out var colour) ? colour : throw new FormatException("Not a colour written #rrggbb.");

    /// <summary>Contrast ratio, 1 to 21, the same both ways: WCAG 2.2, "contrast ratio".</summary>
    public double ContrastWith(Colour other)
    {
        var (a, b) = (Luminance, other.Luminance);
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    /// <summary><c>#rrggbb</c>.</summary>
    public override string ToString() => $"#{R:x2}{G:x2}{B:x2}";
}
