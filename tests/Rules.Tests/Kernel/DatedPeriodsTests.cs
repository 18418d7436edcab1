using KunnskapsPortal.Kernel.Publishing;
using NodaTime;

namespace KunnskapsPortal.Rules.Tests.Kernel;

public sealed class DatedPeriodsTests
{
    private static readonly FieldValues Old = Period("old", null, "2026-06-30");
    private static readonly FieldValues Now = Period("now", "2026-07-01", "2026-12-31");
    private static readonly FieldValues Later = Period("later", "2027-01-01", null);

    [Theory]
    [InlineData(2026, 6, 30, "old", "2026-07-01")]
    [InlineData(2026, 7, 1, "now", "2027-01-01")]
    [InlineData(2026, 12, 31, "now", "2027-01-01")]
    [InlineData(2027, 1, 1, "later", null)]
    public void Both_the_first_and_the_last_day_are_in_force(int year, int month, int day, string key, string? next)
    {
        FieldValues[] periods = [Old, Now, Later];
        var date = new LocalDate(year, month, day);
        Assert.Equal([key], DatedPeriods.Split(periods, date).Now.Select(p => p.Key));
        Assert.Equal(next, DatedPeriods.NextChange(periods, date)?.ToString("uuuu-MM-dd", null));
    }

    [Fact]
    public void A_period_that_ends_before_it_begins_is_named()
    {
        Assert.Null(DatedPeriods.Breach([Old, Now, Later]));
        Assert.Equal("wrong", DatedPeriods.Breach([Now, Period("wrong", "2026-02-01", "2026-01-01")]));
    }

    private static FieldValues Period(string key, string? from, string? to)
    {
        var values = new Dictionary<string, object> { ["key"] = key };
        if (from is not null)
            values["from"] = from;
        if (to is not null)
            values["to"] = to;
        return new FieldValues(values);
    }
}
