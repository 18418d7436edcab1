using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Directory.Domain;

namespace KunnskapsPortal.Rules.Tests.Directory;

/// <summary>Who may see which field: the whole table of levels times readers, and what holds for any of them.</summary>
public sealed class FieldVisibilityTests
{
    private const string Office = "Demo Nav-kontor Hamar";
    private static readonly MunicipalityNumber Hamar = MunicipalityNumber.Parse("3403");
    private static readonly MunicipalityNumber Gjovik = MunicipalityNumber.Parse("3407");

    private static readonly Dictionary<string, FieldReader> Readers = new()
    {
        ["anyone"] = FieldReader.Anyone,
        ["unconfirmed"] = FieldReader.Anyone with { IsSignedIn = true },
        ["counsellor elsewhere"] = Member() with { Offices = ["Demo Nav-kontor Gjøvik"] },
        ["counsellor here"] = Member() with { Offices = [" demo nav-kontor hamar "] },
        ["physician"] = Member() with { IsHealthPersonnel = true },
        ["GP elsewhere"] = Member() with { IsHealthPersonnel = true, GpIn = new HashSet<MunicipalityNumber> { Gjovik } },
        ["GP here"] = Member() with { IsHealthPersonnel = true, GpIn = new HashSet<MunicipalityNumber> { Gjovik, Hamar } },
        ["keeper"] = Member() with { KeepsDirectory = true },
    };

    [Fact]
    public void Each_reader_sees_the_levels_of_the_document_and_no_others()
    {
        var rows = Repository.TableIn("algorithms/who-to-call.md", "Reader", "Sees fields of the levels");
        Assert.Equal(Readers.Keys, rows.Select(row => row[0]));
        foreach (var row in rows)
            Assert.Equal(row[1], string.Join(' ', FieldVisibilities.All.Where(level => Readers[row[0]].MaySee(level, [Hamar], Office)).Select(level => level.Word())));
    }

    [Fact]
    public void A_contact_that_serves_nowhere_and_belongs_nowhere_has_neither_own_GPs_nor_colleagues()
    {
        Assert.True(Readers["GP here"].MaySee(FieldVisibility.OwnGps, [Hamar], null));
        Assert.False(Readers["GP here"].MaySee(FieldVisibility.OwnGps, [], null));
        Assert.True(Readers["counsellor here"].MaySee(FieldVisibility.OwnOffice, [], Office));
        Assert.False(Readers["counsellor here"].MaySee(FieldVisibility.OwnOffice, [Hamar], null));
        Assert.False((Member() with { Offices = [""] }).MaySee(FieldVisibility.OwnOffice, [], ""));
    }

    [Fact]
    public void The_stored_form_reads_back_and_says_only_what_differs()
    {
        Assert.Equal("", ContactVisibility.Usual.ToString());
        Prop.ForAll(Choices, choices =>
        {
            var visibility = choices.Where(c => ContactVisibility.Allows(c.Field, c.Level)).Aggregate(ContactVisibility.Usual, (all, c) => all.With(c.Field, c.Level));
            var back = ContactVisibility.Parse(visibility.ToString());
            return ContactVisibility.Fields.All(field => back[field] == visibility[field]) && visibility.ToString().Length <= ContactVisibility.MaxLength;
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("direct=public")]
    [InlineData("direct=everyone")]
    [InlineData("direct")]
    [InlineData("direct=")]
    public void What_cannot_be_understood_opens_nothing(string stored)
    {
        Assert.Equal(FieldVisibility.HealthPersonnel, ContactVisibility.Parse("direct=health")[ContactField.DirectPhone]);
        Assert.Equal(FieldVisibility.OwnOffice, ContactVisibility.Parse(stored)[ContactField.DirectPhone]);
    }

    [Fact]
    public void Nobody_can_make_a_direct_number_public()
    {
        Assert.False(ContactVisibility.Allows(ContactField.DirectPhone, FieldVisibility.Public));
        Assert.Throws<ArgumentException>(() => ContactVisibility.Usual.With(ContactField.DirectPhone, FieldVisibility.Public));
        Assert.False(ContactVisibility.Allows(ContactField.NavContact, FieldVisibility.Public));
        Assert.NotEqual(FieldVisibility.Public, ContactVisibility.Usual[ContactField.DirectPhone]);
        var shown = ContactVisibility.Usual.With(ContactField.DirectPhone, FieldVisibility.SignedIn);
        Assert.Equal(FieldVisibility.SignedIn, shown.For(ContactKind.AdvisoryPhysician, ContactField.DirectPhone));
        Assert.Equal(FieldVisibility.OwnOffice, shown.For(ContactKind.GpOffice, ContactField.DirectPhone));
    }

    private static Arbitrary<(ContactField Field, FieldVisibility Level)[]> Choices { get; } = Arb.From(Gen.ArrayOf(
        from field in Gen.Elements([.. ContactVisibility.Fields])
        from level in Gen.Elements([.. FieldVisibilities.All])
        select (field, level)));

    private static FieldReader Member() => FieldReader.Anyone with { IsSignedIn = true, IsMember = true };
}
