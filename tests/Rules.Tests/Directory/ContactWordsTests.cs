using KunnskapsPortal.Directory.Domain;

namespace KunnskapsPortal.Rules.Tests.Directory;

public sealed class ContactWordsTests
{
    [Theory]
    [InlineData("Ingrid Solbakken", "IS")]
    [InlineData("Ole Martin Østby", "OØ")]
    [InlineData("Demo rådgivende lege 1", "DL")]
    [InlineData("Nav", "N")]
    [InlineData("1 2", "")]
    public void Initials_are_those_of_the_first_and_the_last_name(string name, string expected) =>
        Assert.Equal(expected, Initials.Of(name));

    [Theory]
    [InlineData("00 00 00 01", "tel:+4700000001")]
    [InlineData("+47 00 00 00 01", "tel:+4700000001")]
    [InlineData("116 117", "tel:116117")]
    public void A_Norwegian_number_becomes_an_international_link(string written, string link) =>
        Assert.Equal(link, new PhoneNumber(written).Link);

    [Fact]
    public void The_stored_word_of_every_kind_reads_back_and_no_other_word_does()
    {
        Assert.All(ContactKinds.All, kind => Assert.Equal(kind, ContactKinds.Parse(kind.Word())));
        Assert.Equal(Enum.GetValues<ContactKind>(), ContactKinds.All);
        Assert.Throws<FormatException>(() => ContactKinds.Parse("AdvisoryPhysician"));
    }
}
