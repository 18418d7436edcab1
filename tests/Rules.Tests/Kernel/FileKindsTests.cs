using System.Text;
using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Kernel.Media;
using static KunnskapsPortal.Rules.Tests.Kernel.CraftedFiles;

namespace KunnskapsPortal.Rules.Tests.Kernel;

public sealed class FileKindsTests
{
    private const string Svg = "<?xml version=\"1.0\"?>\n<!-- Inkscape --><svg xmlns=\"http://www.w3.org/2000/svg\" ";

    private static readonly byte[][] Whole =
        [SecretPng(), SecretJpeg(6, true), SecretGif(), SecretWebP(), Text("%PDF-1.7\n%%EOF"), Mp4("isom"), WebM("webm"), Text(Svg + "/>")];

    private static readonly Arbitrary<byte[]> Broken = Arb.From(
        from whole in Gen.Elements(Whole)
        from cut in Gen.Choose(0, whole.Length)
        from at in Gen.Choose(0, whole.Length - 1)
        from value in Gen.Choose(0, 255)
        from isCut in Gen.Elements(true, false)
        select isCut ? whole[..cut] : [.. whole[..at], (byte)value, .. whole[(at + 1)..]]);

    public static TheoryData<byte[], FileKind, int?, int?> Recognised { get; } = new()
    {
        { Png(), FileKind.Png, 7, 5 },
        { Jpeg(), FileKind.Jpeg, 7, 5 },
        { SecretJpeg(8, false), FileKind.Jpeg, 7, 5 },
        { SecretGif(), FileKind.Gif, 7, 5 },
        { SecretWebP(), FileKind.WebP, 7, 5 },
        { WebP(("VP8L", [0x2F, 6, 0, 1, 0, 0, 0, 0, 0, 0])), FileKind.WebP, 7, 5 },
        { WebP(("VP8 ", [0, 0, 0, 0x9D, 1, 0x2A, 7, 0x40, 5, 0])), FileKind.WebP, 7, 5 },
        { Text(Svg + "width=\"7px\" height=\"5\"/>"), FileKind.Svg, 7, 5 },
        { Text("\ufeff" + Svg[21..] + "width=\"100%\" viewBox=\"0 0 6.6,5\"/>"), FileKind.Svg, 7, 5 },
        { Text("<!DOCTYPE svg>" + Svg[21..] + "/>"), FileKind.Svg, null, null },
        { Text("%PDF-1.7\n"), FileKind.Pdf, null, null },
        { Mp4("mp42"), FileKind.Mp4, null, null },
        { WebM("webm"), FileKind.WebM, null, null },
        { Text("WEBVTT"), FileKind.Vtt, null, null },
        { Text("\ufeffWEBVTT - Norsk\n\n00:00.000 --> 00:01.000\nHei\n"), FileKind.Vtt, null, null },
    };

    [Theory]
    [MemberData(nameof(Recognised))]
    public void A_file_is_recognised_by_its_content(byte[] bytes, FileKind kind, int? width, int? height) =>
        Assert.Equal(new FileFinding(kind, null, width, height), FileKinds.Recognise(bytes));

    public static TheoryData<byte[], FileRefusal> Refused { get; } = new()
    {
        { [], FileRefusal.Empty },
        { Text("hei"), FileRefusal.Unknown },
        { Text("<html><svg xmlns=\"http://www.w3.org/2000/svg\"/></html>"), FileRefusal.Unknown },
        { Text("<script>alert(1)</script>%PDF-1.7"), FileRefusal.Unknown },
        { Text("MZ\u0001"), FileRefusal.Unknown },
        { Text("PK\u0003\u0004"), FileRefusal.Unknown },
        { Text("BM1234567890123456789012345"), FileRefusal.Unknown },
        { Mp4("heic"), FileRefusal.Unknown },
        { Mp4("avif"), FileRefusal.Unknown },
        { Mp4("qt  "), FileRefusal.Unknown },
        { WebM("matroska"), FileRefusal.Unknown },
        { Text("WEBVTTX"), FileRefusal.Unknown },
        { [.. "WEBVTT\n"u8, 0xFF], FileRefusal.Unknown },
        { Text("WEBVTT\n\n<script>alert(1)</script>"), FileRefusal.TwoKinds },
        { Text("GIF89a/*<SCRIPT>alert(1)</script>*/=1;"), FileRefusal.TwoKinds },
        { Text("%PDF-1.7 <!DOCTYPE html><body onload=x>"), FileRefusal.TwoKinds },
        { Jpeg((0xFE, Text("<?php system('x') ?>"))), FileRefusal.TwoKinds },
        { Png()[..20], FileRefusal.Damaged },
        { Jpeg()[..10], FileRefusal.Damaged },
        { Text("GIF89a\0\0\0\0"), FileRefusal.Damaged },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Everything_else_is_refused_with_a_reason(byte[] bytes, FileRefusal refusal) =>
        Assert.Equal(new FileFinding(null, refusal), FileKinds.Recognise(bytes));

    [Fact]
    public void What_a_picture_hides_is_taken_out_and_what_draws_is_kept()
    {
        Assert.Equal(Png(("iCCP", [9, 9])), Stripped(SecretPng()));
        Assert.Equal(WebP(("VP8X", [0x20, 0, 0, 0, 6, 0, 0, 4, 0, 0]), ("ICCP", [1, 2, 3]), ("VP8L", [0x2F, 6, 0, 1, 0])), Stripped(SecretWebP()));
        Assert.Equal(Jpeg((0xDB, [0, 1]), (0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, 42]), (0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1])), Stripped(SecretJpeg(1, true)));
        Assert.Equal(
            [.. "GIF89a"u8, 7, 0, 5, 0, 0x80, 0, 0, 1, 2, 3, 4, 5, 6, 0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0, 0x21, 0xF9, 4, 0, 0, 0, 0, 0, 0x2C, 0, 0, 0, 0, 7, 0, 5, 0, 0, 2, 2, 0x4C, 1, 0, 0x3B],
            Stripped(SecretGif()));
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(6, false)]
    [InlineData(8, true)]
    public void A_photo_still_says_how_it_is_to_be_turned(int orientation, bool isLittle)
    {
        byte[] least = [.. "Exif\0\0MM\0*\0\0\0\x08"u8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];
        byte[] icc = [.. "ICC_PROFILE\0"u8, 1, 1, 42];
        Assert.Equal(Jpeg((0xE1, least), (0xDB, [0, 1]), (0xE2, icc), (0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1])), Stripped(SecretJpeg(orientation, isLittle)));
        Assert.Equal(Jpeg((0xE1, least), (0xE2, icc)), Stripped(Jpeg((0xE2, icc), (0xE1, Exif(orientation, isLittle)))));
    }

    [Fact]
    public void A_broken_file_is_recognised_or_refused_and_stripping_twice_is_stripping_once() => Prop.ForAll(Broken, bytes =>
    {
        var finding = FileKinds.Recognise(bytes);
        Assert.Equal(finding.Kind is null, finding.Refusal is not null);
        var once = ImageMetadata.Strip(bytes);
        if (once is not null && finding.Kind < FileKind.Svg)
            Assert.Equal(once, ImageMetadata.Strip(once));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void Random_bytes_are_survived() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), Gen.Elements(Whole).ToArbitrary(), (tail, whole) =>
    {
        foreach (var at in new[] { 4, 8, 12, 20, 30 })
            ImageMetadata.Strip([.. whole[..Math.Min(at, whole.Length)], .. tail]);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Twenty_megabytes_are_taken_apart_in_bounded_time() => Bounded.Run(() =>
    {
        var filler = Enumerable.Repeat((byte)0xFF, 20_000_000).ToArray();
        ImageMetadata.Strip([0xFF, 0xD8, .. filler]);
        ImageMetadata.Strip([.. Jpeg()[..^2], .. filler]);
        ImageMetadata.Strip([.. Png()[..^12], .. new byte[20_000_000]]);
        ImageMetadata.Strip([.. Jpeg()[..20], .. Enumerable.Repeat<byte[]>([0xFF, 0xDB, 0, 2], 2_000_000).SelectMany(b => b), .. Jpeg()[20..]]);
        FileKinds.Recognise(Text(new string('<', 5_000_000)));
        FileKinds.Recognise(Text(new string(' ', 20_000_000)));
    });

    private static byte[] Stripped(byte[] bytes)
    {
        Assert.Contains(Secret, Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        var stripped = ImageMetadata.Strip(bytes)!;
        Assert.DoesNotContain("Kari", Encoding.Latin1.GetString(stripped), StringComparison.Ordinal);
        return stripped;
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
