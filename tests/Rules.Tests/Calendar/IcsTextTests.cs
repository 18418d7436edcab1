using System.Text;
using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Calendar.Writing;

namespace KunnskapsPortal.Rules.Tests.Calendar;

public sealed class IcsTextTests
{
    [Theory]
    [InlineData("vanlig tekst", "vanlig tekst")]
    [InlineData("a;b,c\\d", "a\\;b\\,c\\\\d")]
    [InlineData("kl. 18:00 \"her\"", "kl. 18:00 \"her\"")]
    [InlineData("\\n", "\\\\n")]
    [InlineData("en\nto", "en\\nto")]
    [InlineData("en\r\nto", "en\\nto")]
    [InlineData("en\rto", "en\\nto")]
    [InlineData("en\n\rto", "en\\n\\nto")]
    [InlineData("en\r\n\r\nto", "en\\n\\nto")]
    [InlineData("en\u0085to\u2028tre\u2029fire", "en\\nto\\ntre\\nfire")]
    [InlineData("tab\tblir", "tab\tblir")]
    [InlineData("\0\u0001\u0007\b\u000b\u000c\u001b\u001f\u007f\u009fborte", "borte")]
    [InlineData("🩺 æøå", "🩺 æøå")]
    [InlineData("", "")]
    public void Text_is_escaped_as_the_standard_says(string text, string expected) => Assert.Equal(expected, IcsText.Escape(text));

    [Fact]
    public void Half_a_surrogate_pair_becomes_the_replacement_character() => Assert.Equal("a\ufffdb", IcsText.Escape("a\ud83db"));

    [Theory]
    [InlineData(74, 1)]
    [InlineData(75, 1)]
    [InlineData(76, 2)]
    [InlineData(149, 2)]
    [InlineData(150, 3)]
    public void A_line_is_folded_after_seventy_five_octets(int length, int lines) =>
        Assert.Equal(lines, SmallReader.Lines(IcsText.Fold(new string('a', length))).Count);

    [Theory]
    [InlineData("å", 74)]
    [InlineData("€", 73)]
    [InlineData("€", 74)]
    [InlineData("🩺", 73)]
    [InlineData("🩺", 74)]
    public void A_character_is_never_split_by_a_fold(string character, int before)
    {
        var lines = SmallReader.Lines(IcsText.Fold(new string('a', before) + character));
        Assert.Equal(2, lines.Count);
        Assert.Equal(before, lines[0].Length);
        Assert.Equal(" " + character, Encoding.UTF8.GetString(lines[1]));
    }

    [Fact]
    public void Any_text_is_read_back_as_it_was_written_and_no_line_is_too_long() =>
        Prop.ForAll(AnyText.Any.ToArbitrary(), text =>
        {
            var written = Meetings.Write(Meetings.Plain with { Summary = "S" + text, Description = "D" + text, Location = "L" + text, Topics = ["C" + text, "X"] });
            Assert.All(SmallReader.Lines(written), line => Assert.InRange(line.Length, 1, 75));
            var kept = AnyText.Kept(text);
            Assert.Equal(["S" + kept], SmallReader.Texts(written, "SUMMARY"));
            Assert.Equal(["D" + kept], SmallReader.Texts(written, "DESCRIPTION"));
            Assert.Equal(["L" + kept], SmallReader.Texts(written, "LOCATION"));
            Assert.Equal(["C" + kept, "X"], SmallReader.Texts(written, "CATEGORIES"));
        }).QuickCheckThrowOnFailure();
}
