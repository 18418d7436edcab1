using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Kernel.Media;

namespace KunnskapsPortal.Rules.Tests.Kernel;

public sealed class SafeFileNameTests
{
    [Theory]
    [InlineData("Sykefravær 2025.PNG", "sykefravaer-2025.png")]
    [InlineData("C:\\Users\\kari\\bilde.jpeg", "bilde.png")]
    [InlineData("../../etc/passwd", "passwd.png")]
    [InlineData("kart\u202egnp.exe", "kartgnp.png")]
    [InlineData("a\0b.png", "a-b.png")]
    [InlineData("bilde.php.png", "bilde-php.png")]
    [InlineData("CON", "fil-con.png")]
    [InlineData("lpt1.txt", "fil-lpt1.png")]
    [InlineData(".htaccess", "htaccess.png")]
    [InlineData("\u2066\u2069", "fil.png")]
    [InlineData("日本語.png", "fil.png")]
    [InlineData("x.png", "x.png")]
    [InlineData("\ud800.png", "fil.png")]
    [InlineData("/", "fil.png")]
    [InlineData(null, "fil.png")]
    public void A_name_becomes_harmless(string? name, string safe) => Assert.Equal(safe, SafeFileName.From(name, FileKind.Png));

    [Fact]
    public void Any_name_becomes_harmless_and_stays_so() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), Gen.Elements(Enum.GetValues<FileKind>()).ToArbitrary(), (name, kind) =>
    {
        var safe = SafeFileName.From(name, kind);
        Assert.Matches(@"\A[a-z0-9](-?[a-z0-9])*\.(png|jpg|gif|webp|svg|pdf|mp4|webm|vtt)\z", safe);
        Assert.True(safe.Length <= SafeFileName.MaxLength + 5);
        Assert.Equal(safe, SafeFileName.From(safe, kind));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void A_long_name_is_cut() => Bounded.Run(() => Assert.Equal(80 + 4, SafeFileName.From(new string('a', 5_000_000), FileKind.Gif).Length));
}
