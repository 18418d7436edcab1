using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.Municipalities;
using NodaTime;

namespace KunnskapsPortal.Rules.Tests.Directory;

/// <summary>Districts, and what became of municipalities that ended.</summary>
public sealed class PlaceRoutingTests
{
    private static readonly LocalDate From2024 = new(2024, 1, 1);
    private static readonly MunicipalityNumber Oslo = MunicipalityNumber.Parse("0301");
    private static readonly DistrictNumber Sagene = DistrictNumber.Parse("030103");
    private static readonly DistrictNumber Alna = DistrictNumber.Parse("030112");

    [Fact]
    public void Who_serves_a_district_is_found_there_and_nowhere_else()
    {
        var (whole, sagene) = (Guid.NewGuid(), Guid.NewGuid());
        MunicipalityPeriod[] municipalities = [new(Oslo, "Oslo", From2024, null)];
        ServicePeriod[] services =
        [
            new(whole, ContactKind.NavOffice, Oslo, From2024, null),
            new(sagene, ContactKind.NavOffice, Oslo, From2024.PlusYears(1), null) { District = Sagene },
        ];
        IReadOnlyList<Guid> For(DistrictNumber? district) => ContactRouting.ContactsFor(Oslo, new(2026, 11, 22), municipalities, services, district);

        Assert.Equal([whole], For(null));
        Assert.Equal([sagene, whole], For(Sagene));
        Assert.Equal([whole], For(Alna));
    }

    [Fact]
    public void A_municipality_that_ended_leads_to_those_in_use_also_by_several_steps()
    {
        MunicipalityNumber N(string text) => MunicipalityNumber.Parse(text);
        MunicipalityPeriod[] municipalities =
        [
            new(N("1001"), "A", new(2000, 1, 1), new(2009, 12, 31)), new(N("1002"), "B", new(2010, 1, 1), new(2019, 12, 31)),
            new(N("1003"), "C", new(2020, 1, 1), null), new(N("1004"), "D", new(2020, 1, 1), null),
        ];
        var continued = new Dictionary<MunicipalityNumber, IReadOnlyList<MunicipalityNumber>>
        {
            [N("1001")] = [N("1002")],
            [N("1002")] = [N("1003"), N("1004"), N("1001")],
        };
        IEnumerable<string> Of(string number, int year) => ContactRouting.BecomeOf(N(number), new(year, 6, 1), municipalities, continued).Select(m => m.Name);

        Assert.Equal(["C", "D"], Of("1001", 2026));
        Assert.Equal(["C", "D"], Of("1002", 2026));
        Assert.Equal(["B"], Of("1001", 2015));
        Assert.Empty(Of("1003", 2026));
        Assert.Empty(Of("9999", 2026));
    }

    [Fact]
    public void Every_ended_municipality_that_ships_was_continued_the_next_day_by_one_in_use()
    {
        var inUse = MunicipalityTable.Read().ToDictionary(m => m.Number);
        Assert.NotEmpty(MunicipalityTable.ContinuedAs);
        Assert.All(MunicipalityTable.ContinuedAs, pair => Assert.All(pair.Value, next => Assert.Equal(From2024, inUse[next.Value].ValidFrom)));
        Assert.Contains(MunicipalityTable.Ended(inUse["1508"].Region), m => m.Number.Value == "1507" && m.To == From2024.PlusDays(-1));
    }

    [Fact]
    public void Every_district_that_ships_lies_in_a_municipality_in_use()
    {
        var inUse = MunicipalityTable.Read().Select(m => m.Number).ToHashSet();
        Assert.Equal(15, MunicipalityTable.Districts.Count);
        Assert.Equal(15, MunicipalityTable.Districts.Select(d => d.Name).Distinct().Count());
        Assert.All(MunicipalityTable.Districts, d => Assert.Contains(d.Number.Municipality.Value, inUse));
        Assert.Null(DistrictNumber.TryParse("03010"));
    }
}
