using KunnskapsPortal.Directory.Domain;
using NodaTime;

namespace KunnskapsPortal.Rules.Tests.Directory;

public sealed class ContactRoutingTests
{
    private static readonly MunicipalityNumber Old = MunicipalityNumber.Parse("0501");
    private static readonly MunicipalityNumber New = MunicipalityNumber.Parse("3405");
    private static readonly LocalDate Merged = new(2020, 1, 1);
    private static readonly LocalDate LongAgo = new(2010, 1, 1);
    private static readonly Guid First = Guid.Parse("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Second = Guid.Parse("00000000-0000-0000-0000-000000000002");

    private static readonly MunicipalityPeriod[] Municipalities =
    [
        new(Old, "Lillehammer", LongAgo, Merged.PlusDays(-1)),
        new(New, "Lillehammer", Merged, null),
    ];

    [Fact]
    public void A_contact_serves_from_the_first_day_to_the_last()
    {
        ServicePeriod[] services = [Physician(First, New, new(2026, 3, 1), new(2026, 3, 31))];

        Assert.Empty(Ask(New, new(2026, 2, 28), services));
        Assert.Equal([First], Ask(New, new(2026, 3, 1), services));
        Assert.Equal([First], Ask(New, new(2026, 3, 31), services));
        Assert.Empty(Ask(New, new(2026, 4, 1), services));
    }

    [Fact]
    public void A_successor_takes_over_the_day_after()
    {
        ServicePeriod[] services = [Physician(Second, New, new(2026, 7, 1), null), Physician(First, New, Merged, new(2026, 6, 30))];

        Assert.Equal([First], Ask(New, new(2026, 6, 30), services));
        Assert.Equal([Second], Ask(New, new(2026, 7, 1), services));
    }

    [Fact]
    public void A_number_that_ended_in_a_merger_leads_to_nobody_even_where_the_service_was_never_closed()
    {
        ServicePeriod[] services = [Physician(First, Old, LongAgo, null)];

        Assert.Equal([First], Ask(Old, Merged.PlusDays(-1), services));
        Assert.Empty(Ask(Old, Merged, services));
        Assert.Empty(Ask(New, Merged, services));
    }

    [Fact]
    public void A_number_that_is_used_again_does_not_inherit_the_contacts_of_the_earlier_municipality()
    {
        var again = new LocalDate(2024, 1, 1);
        MunicipalityPeriod[] municipalities = [.. Municipalities, new(Old, "Another", again, null)];
        ServicePeriod[] services = [Physician(First, Old, LongAgo, null), Physician(Second, Old, again, null)];

        Assert.Equal([Second], ContactRouting.ContactsFor(Old, again, municipalities, services));
    }

    [Fact]
    public void A_service_older_than_our_knowledge_of_the_municipality_still_counts()
    {
        Assert.Equal([First], Ask(New, new(2026, 1, 1), [Physician(First, New, LongAgo, null)]));
    }

    [Fact]
    public void The_advisory_physician_stands_before_the_Nav_office_and_nobody_stands_twice()
    {
        ServicePeriod[] services =
        [
            new(Second, ContactKind.NavOffice, New, LongAgo, null),
            Physician(First, New, Merged, null),
            Physician(First, New, LongAgo, null),
        ];

        Assert.Equal([First, Second], Ask(New, Merged, services));
    }

    [Fact]
    public void Nobody_leads_to_a_number_that_was_never_in_use() =>
        Assert.Empty(Ask(MunicipalityNumber.Parse("9999"), Merged, [Physician(First, MunicipalityNumber.Parse("9999"), LongAgo, null)]));

    [Fact]
    public void A_municipality_is_unserved_when_only_another_kind_serves_it_and_an_ended_one_never_is()
    {
        ServicePeriod[] services = [new(First, ContactKind.NavOffice, New, LongAgo, null)];

        Assert.Equal([New], ContactRouting.Unserved(ContactKind.AdvisoryPhysician, Merged, Municipalities, services).Select(m => m.Number));
        Assert.Empty(ContactRouting.Unserved(ContactKind.NavOffice, Merged, Municipalities, services));
    }

    [Fact]
    public void The_next_change_is_the_first_start_to_come_or_the_day_after_a_last_day()
    {
        var today = new LocalDate(2026, 5, 10);
        (LocalDate, LocalDate?)[] periods = [(LongAgo, today), (new(2026, 6, 1), null), (LongAgo, new(2026, 1, 1))];

        Assert.Equal(today.PlusDays(1), ContactRouting.NextChange(periods, today));
        Assert.Equal(new LocalDate(2026, 6, 1), ContactRouting.NextChange(periods, today.PlusDays(1)));
        Assert.Null(ContactRouting.NextChange(periods, new(2026, 6, 1)));
    }

    [Theory]
    [InlineData("0301", true)]
    [InlineData(" 3405 ", true)]
    [InlineData("301", false)]
    [InlineData("34055", false)]
    [InlineData("34a5", false)]
    [InlineData("٣٤٠٥", false)]
    [InlineData(null, false)]
    public void A_municipality_number_is_four_digits(string? text, bool isOne) =>
        Assert.Equal(isOne, MunicipalityNumber.TryParse(text) is not null);

    private static IReadOnlyList<Guid> Ask(MunicipalityNumber number, LocalDate on, ServicePeriod[] services) =>
        ContactRouting.ContactsFor(number, on, Municipalities, services);

    private static ServicePeriod Physician(Guid contact, MunicipalityNumber number, LocalDate from, LocalDate? to) =>
        new(contact, ContactKind.AdvisoryPhysician, number, from, to);
}
