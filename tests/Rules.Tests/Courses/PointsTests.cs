using KunnskapsPortal.Courses.CountPoints;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Publishing;
using NodaTime;

namespace KunnskapsPortal.Rules.Tests.Courses;

/// <summary>What counts, what does not, and what nobody can say: with invented rules, since the account knows none of its own.</summary>
public sealed class PointsTests
{
    private static readonly LocalDate Day = new(2027, 3, 12);
    private static readonly (LocalDate, LocalDate) Period = (new(2025, 1, 1), new(2029, 12, 31));
    private static readonly CategoryRule Certain = new("kurs", "Kurs", new(2020, 1, 1), null, "10", SourceStatus.Law, true);
    private static readonly PointsActivity Approved = new(Day, "Kurs", 15, PointsEvidence.ApprovedCertificate, true);

    public static TheoryData<PointsReason, PointsVerdict, PointsActivity, bool, CategoryRule> Cases { get; } = new()
    {
        { PointsReason.ApprovedUnderKnownRule, PointsVerdict.Counts, Approved, true, Certain },
        { PointsReason.RuleNotCertain, PointsVerdict.Unclear, Approved, true, Certain with { Status = SourceStatus.SecondHand } },
        { PointsReason.RuleNotCertain, PointsVerdict.Unclear, Approved, true, Certain with { IsChecked = false } },
        { PointsReason.NoRuleOnThatDay, PointsVerdict.Unclear, Approved, true, Certain with { From = Day.PlusDays(1) } },
        { PointsReason.NoRuleOnThatDay, PointsVerdict.Unclear, Approved, true, Certain with { To = Day.PlusDays(-1) } },
        { PointsReason.UnknownCategory, PointsVerdict.Unclear, Approved with { Category = "noe annet" }, true, Certain },
        { PointsReason.NoPeriod, PointsVerdict.Unclear, Approved, false, Certain },
        { PointsReason.NoPointsWritten, PointsVerdict.Unclear, Approved with { Points = null }, true, Certain },
        { PointsReason.PartlyAttended, PointsVerdict.Unclear, Approved with { IsWhole = false }, true, Certain },
        { PointsReason.OwnEntry, PointsVerdict.Unclear, Approved with { Evidence = PointsEvidence.OwnEntry }, true, Certain },
        { PointsReason.ApprovalPending, PointsVerdict.Unclear, Approved with { Evidence = PointsEvidence.PendingCertificate }, true, Certain },
        { PointsReason.OutsidePeriod, PointsVerdict.CountsNot, Approved with { Day = new(2030, 1, 1) }, true, Certain },
        { PointsReason.NotApproved, PointsVerdict.CountsNot, Approved with { Evidence = PointsEvidence.UnapprovedCertificate }, true, Certain },
        { PointsReason.Withdrawn, PointsVerdict.CountsNot, Approved with { Evidence = PointsEvidence.WithdrawnCertificate }, false, Certain },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_activity_gets_a_verdict_with_its_reason(PointsReason reason, PointsVerdict verdict, PointsActivity activity, bool hasPeriod, CategoryRule rule)
    {
        var judged = PointsAccount.Judge(activity, hasPeriod ? Period : null, [rule]);
        Assert.Equal((verdict, reason), (judged.Verdict, judged.Reason));
    }

    [Fact]
    public void Both_days_of_the_period_and_of_a_rule_are_within()
    {
        foreach (var day in new[] { Period.Item1, Period.Item2 })
            Assert.Equal(PointsVerdict.Counts, PointsAccount.Judge(Approved with { Day = day }, Period, [Certain with { From = day, To = day }]).Verdict);
    }

    [Fact]
    public void Sums_keep_what_counts_apart_from_what_is_unclear_and_leave_the_rest_out()
    {
        PointsActivity[] all = [Approved, Approved with { Points = 7.5m }, Approved with { Evidence = PointsEvidence.OwnEntry, Points = 4 }, Approved with { Day = new(2030, 1, 1) }];
        var judged = all.Select(activity => (activity, PointsAccount.Judge(activity, Period, [Certain]))).ToList();
        Assert.Equal(new CategorySum(22.5m, 4), PointsAccount.SumOf("kurs", judged));
        Assert.Equal(new CategorySum(0, 0), PointsAccount.SumOf(null, judged));
    }

    [Theory]
    [InlineData("15", 15.0)]
    [InlineData("7,5 poeng", 7.5)]
    [InlineData("ikke bestemt", null)]
    public void Points_are_read_from_an_approval_as_it_is_written(string text, double? expected) =>
        Assert.Equal((decimal?)expected, CertificateApproval.PointsIn(text));

    [Fact]
    public void An_approval_holds_where_it_is_approved_and_covers_the_first_day()
    {
        var course = new FieldValues(new Dictionary<string, object>
        {
            ["approvals"] = new List<FieldValues>
            {
                Approval("approved", "2027-01-01", "2027-03-12"), Approval("approved", "2027-03-13", null), Approval("approved", null, "2027-03-11"), Approval("applied", null, null),
            },
        });
        Assert.Equal([true, false, false, false], CertificateApproval.Of(course, Day).Select(approval => approval.Holds));
        Assert.Equal(("Legeforeningen", "00000", "Kurs", 15m), CertificateApproval.Of(course, Day).Select(a => (a.Body, a.Number, a.Category, a.Points!.Value)).First());
        Assert.Empty(CertificateApproval.Of(new FieldValues(new Dictionary<string, object>()), Day));
    }

    [Theory]
    [InlineData("2025-01-01", "31.12.2029", true)]
    [InlineData("2029-01-01", "2025-01-01", false)]
    [InlineData("2025-01-01", "2055-01-01", false)]
    [InlineData("2025-02-30", "2029-12-31", false)]
    [InlineData("", "", false)]
    public void A_period_is_two_days_in_order(string from, string to, bool isSound)
    {
        var form = PointsForm.OfPeriod(from, to, out var period);
        Assert.Equal((isSound, isSound), (form.IsSound, period is not null));
    }

    [Fact]
    public void The_table_escapes_formulas_and_leaves_notes_out()
    {
        var line = new ActivityLine(Guid.Empty, "=1+1", "@sum;x", "Kurs", Approved, PointsAccount.Judge(Approved, Period, [Certain]), null, "Hemmelig notat");
        var csv = PointsCsv.Of(new PointsSheet("N", Day, Period, [], [line]));
        Assert.Equal([0xEF, 0xBB, 0xBF], csv[..3]);
        var text = System.Text.Encoding.UTF8.GetString(csv);
        Assert.Equal("'=1+1 | '@sum;x", string.Join(" | ", FieldsOf(text.Split('\n')[1])[1..3]));
        Assert.DoesNotContain("Hemmelig", text, StringComparison.Ordinal);
    }

    private static List<string> FieldsOf(string row)
    {
        using var csv = new CsvHelper.CsvReader(new StringReader(row), new CsvHelper.Configuration.CsvConfiguration(System.Globalization.CultureInfo.InvariantCulture) { Delimiter = ";", HasHeaderRecord = false });
        csv.Read();
        return [.. Enumerable.Range(0, csv.Parser.Count).Select(at => csv.GetField(at)!)];
    }

    private static FieldValues Approval(string status, string? from, string? to)
    {
        var values = new Dictionary<string, object> { ["key"] = "a", ["body"] = "Legeforeningen", ["number"] = "00000", ["category"] = "Kurs", ["points"] = "15", ["status"] = status };
        if (from is not null)
            values["from"] = from;
        if (to is not null)
            values["to"] = to;
        return new FieldValues(values);
    }
}
