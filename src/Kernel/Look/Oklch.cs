namespace KunnskapsPortal.Kernel.Look;

/// <summary>
/// A colour as lightness (0 to 1), chroma (0 to about 0.37 in sRGB) and hue (radians): OKLCH, Ottosson 2020, with the
/// matrices of CSS Color Module Level 4. Equal steps look about equally large.
/// </summary>
public readonly record struct Oklch(double Lightness, double Chroma, double Hue)
{
    // A hair outside is rounded inside.
    private const double Slack = 0.25;

    /// <summary>The colour as it looks.</summary>
    public static Oklch Of(Colour colour)
    {
        var (r, g, b) = (Linear(colour.R), Linear(colour.G), Linear(colour.B));
        var x = (0.4124564390896922 * r) + (0.357576077643909 * g) + (0.18043748326639894 * b);
        var y = (0.21267285140562253 * r) + (0.715152155287818 * g) + (0.07217499330655958 * b);
        var z = (0.0193338955823293 * r) + (0.11919202588130297 * g) + (0.9503040785363679 * b);
        var l = Math.Cbrt((0.819022437996703 * x) + (0.3619062600528904 * y) - (0.1288737815209879 * z));
        var m = Math.Cbrt((0.0329836539323885 * x) + (0.9292868615863434 * y) + (0.0361446663506424 * z));
        var s = Math.Cbrt((0.0481771893596242 * x) + (0.2642395317527308 * y) + (0.6335478284694309 * z));
        var lightness = (0.210454268309314 * l) + (0.7936177747023054 * m) - (0.0040720430116193 * s);
        var a = (1.9779985324311684 * l) - (2.4285922420485799 * m) + (0.450593709617411 * s);
        var c = (0.0259040424655478 * l) + (0.7827717124575296 * m) - (0.8086757549230774 * s);
        return new Oklch(lightness, Math.Sqrt((a * a) + (c * c)), Math.Atan2(c, a));
    }

    /// <summary>The colour in sRGB; outside the gamut some channel is below 0 or above 255.</summary>
    public Srgb ToSrgb()
    {
        var (a, c) = (Math.Cos(Hue) * Chroma, Math.Sin(Hue) * Chroma);
        var l = Cube(Lightness + (0.3963377773761749 * a) + (0.2158037573099136 * c));
        var m = Cube(Lightness - (0.1055613458156586 * a) - (0.0638541728258133 * c));
        var s = Cube(Lightness - (0.0894841775298119 * a) - (1.2914855480194092 * c));
        var x = (1.2268798758459243 * l) - (0.5578149944602171 * m) + (0.2813910456659647 * s);
        var y = (-0.0405757452148008 * l) + (1.112286803280317 * m) - (0.0717110580655164 * s);
        var z = (-0.0763729366746601 * l) - (0.4214933324022432 * m) + (1.5869240198367816 * s);
        return new Srgb(
            Companded((3.2404541621141045 * x) - (1.5371385127977166 * y) - (0.498531409556016 * z)),
            Companded((-0.9692660305051868 * x) + (1.8760108454466942 * y) + (0.041556017530349834 * z)),
            Companded((0.055643430959114726 * x) - (0.2040259135167538 * y) + (1.0572251882231791 * z)));
    }

    /// <summary>The same lightness and hue with as much of the chroma as sRGB can show.</summary>
    public Oklch InGamut()
    {
        if (IsShown(Chroma))
            return this;
        var (least, most) = (0.0, Chroma);
        for (var i = 0; i < 24; i++)
        {
            var middle = (least + most) / 2;
            if (IsShown(middle))
                least = middle;
            else
                most = middle;
        }

        return this with { Chroma = least };
    }

    private bool IsShown(double chroma)
    {
        var (r, g, b) = (this with { Chroma = chroma }).ToSrgb();
        return Math.Min(r, Math.Min(g, b)) >= -Slack && Math.Max(r, Math.Max(g, b)) <= 255 + Slack;
    }

    private static double Cube(double x) => x * x * x;

    private static double Linear(double channel)
    {
        var x = channel / 255;
        return x <= 0.04045 ? x / 12.92 : Math.Pow((x + 0.055) / 1.055, 2.4);
    }

    private static double Companded(double linear)
    {
        var size = Math.Abs(linear);
        return 255 * Math.Sign(linear) * (size <= 0.0031308 ? size * 12.92 : (1.055 * Math.Pow(size, 1 / 2.4)) - 0.055);
    }
}
