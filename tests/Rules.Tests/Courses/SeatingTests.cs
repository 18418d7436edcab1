using System.Globalization;
using KunnskapsPortal.Courses.Domain;

namespace KunnskapsPortal.Rules.Tests.Courses;

public sealed class SeatingTests
{
    public static TheoryData<string, string, string, string, string> Examples { get; } = ReadExamples();

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_examples_of_the_document_hold(string people, string size, string bounds, string mixed, string met)
    {
        var task = TaskOf(people, int.Parse(size, CultureInfo.InvariantCulture), bounds);
        var outcome = Seating.Propose(task);
        if (met == "–")
        {
            Assert.Equal(mixed, outcome.Problem?.Reason.ToString());
            return;
        }

        var measure = SeatingMeasure.Of(task.People, outcome.Tables!);
        Assert.Equal((mixed, met), (measure.Mixed.ToString(CultureInfo.InvariantCulture), measure.Met.ToString(CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_room_like_the_two_day_course_has_both_sides_at_every_table_and_nine_of_ten_who_can_meet_somebody_do(int seed)
    {
        var task = new SeatingTask(RealisticRoom.Of(140, 46, seed), 8, [], new Dictionary<Guid, int>(), seed);
        var (plan, most) = (SeatingMeasure.Of(task.People, Seating.Propose(task).Tables!), SeatingMeasure.Most(task.People, 8));
        Assert.Equal(task.Tables, plan.Mixed);
        Assert.InRange(plan.Met, 0.9 * most.Met, most.Met);
    }

    [Fact]
    public void The_measure_of_lots_is_the_mean_over_all_orders()
    {
        // Two doctors and two from Nav at two tables of two: both tables are mixed in two of three drawings, else none.
        var people = TaskOf("D1 D2 N1 N2", 4, "–").People;
        var random = SeatingMeasure.OfRandom(people, [2, 2], 20_000, 1);
        Assert.InRange(random.Mixed, 1.30, 1.37);
        Assert.InRange(random.Met, 1.30, 1.37);
    }

    [Fact]
    public void A_move_may_not_overfill_a_table_nor_break_a_wish_that_held_but_an_older_breach_stands_in_nobodys_way()
    {
        var task = TaskOf("D1 N1 D2 N2 D3", 4, "A+B, C-D");
        Dictionary<Guid, int> before = new() { [Id('A')] = 1, [Id('B')] = 1, [Id('C')] = 2, [Id('D')] = 2 };
        Assert.Equal(SeatingRefusal.MovePartsTogether, Judge(('A', 2))?.Reason);
        Assert.Null(Judge(('A', 2), ('B', 2)));
        Assert.Null(Judge(('E', 1)));
        Assert.Equal(SeatingRefusal.NoSuchTable, Judge(('E', 3))?.Reason);
        Assert.Equal(new SeatingProblem(SeatingRefusal.TableOverfull, Table: 2), Judge(('A', 2), ('B', 2), ('E', 2)));
        before[Id('D')] = 1;
        Assert.Equal(SeatingRefusal.MoveJoinsApart, Judge(('C', 1))?.Reason);

        SeatingProblem? Judge(params (char Who, int Table)[] moves)
        {
            var after = new Dictionary<Guid, int>(before);
            foreach (var (who, table) in moves)
                after[Id(who)] = table;
            return SeatingMoves.Judge(2, 4, task.Wishes, before, after);
        }
    }

    private static Guid Id(char letter) => new(letter, 0, 0, new byte[8]);

    private static SeatingTask TaskOf(string people, int size, string bounds)
    {
        var guests = people.Split(' ').Select((word, i) => new TableGuest(
            Id((char)('A' + i)), word[0] switch { 'D' => TableSide.Doctor, 'N' => TableSide.Nav, _ => TableSide.Neutral }, word[1] == '-' ? null : word[1..])).ToList();
        var (wishes, pins) = (new List<SeatingWish>(), new Dictionary<Guid, int>());
        foreach (var bound in bounds.Split(", ").Where(bound => bound != "–"))
        {
            if (bound[1] == '=')
                pins[Id(bound[0])] = bound[2] - '0';
            else
                wishes.Add(new(Id(bound[0]), Id(bound[2]), bound[1] == '+'));
        }

        return new(guests, size, wishes, pins, 7);
    }

    private static TheoryData<string, string, string, string, string> ReadExamples()
    {
        var data = new TheoryData<string, string, string, string, string>();
        foreach (var row in Repository.TableIn("algorithms/seating.md", "People", "Table size", "Wishes and pins", "Mixed tables", "Have a counterpart"))
            data.Add(row[0], row[1], row[2], row[3], row[4]);
        return data;
    }
}
