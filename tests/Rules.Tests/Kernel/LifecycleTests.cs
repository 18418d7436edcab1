using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Publishing;

namespace KunnskapsPortal.Rules.Tests.Kernel;

public sealed class LifecycleTests
{
    private static readonly Guid Me = Guid.Parse("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Other = Guid.Parse("00000000-0000-0000-0000-000000000002");

    private static readonly Permission[] DeskRights =
        [Permission.WriteContent, Permission.WriteForOffice, Permission.ReviewContent, Permission.PublishContent, Permission.ManageTenant];

    // Written from the issue, not from the code: where each step is taken from, and the right it asks for.
    private static readonly Dictionary<Step, (Permission Right, string From)> Table = new()
    {
        [Step.Save] = (Permission.WriteContent, "Draft InReview Approved Published"),
        [Step.Comment] = (Permission.WriteContent, "Draft InReview Approved Published Archived"),
        [Step.Submit] = (Permission.WriteContent, "Draft"),
        [Step.SendBack] = (Permission.ReviewContent, "InReview Approved"),
        [Step.Approve] = (Permission.ReviewContent, "InReview"),
        [Step.Publish] = (Permission.PublishContent, "Draft InReview Approved"),
        [Step.Schedule] = (Permission.PublishContent, "Draft InReview Approved"),
        [Step.Unpublish] = (Permission.PublishContent, "Draft InReview Approved Published"),
        [Step.Archive] = (Permission.PublishContent, "Draft InReview Approved Published"),
        [Step.Restore] = (Permission.PublishContent, "Archived"),
        [Step.RollBack] = (Permission.PublishContent, "Draft InReview Approved Published"),
        [Step.Rename] = (Permission.PublishContent, "Draft InReview Approved Published Archived"),
        [Step.Import] = (Permission.ManageTenant, "Draft InReview Approved Published Archived"),
    };

    [Fact]
    public void Every_case_is_judged_as_the_table_says()
    {
        var wrong = new List<string>();
        var count = 0;
        foreach (var (step, item, who) in Cases())
        {
            count++;
            var (expected, found) = (Expected(step, item, who), Lifecycle.Judge(step, item, who));
            if (expected != found)
                wrong.Add($"{step} {item} {string.Join('+', who.Rights)} {who.Office}: {found}, expected {expected}");
        }

        Assert.Empty(wrong.Take(20));
        Assert.Equal(Table.Count * 5 * 2 * 3 * 4 * 2 * 2 * 32 * 3, count);
    }

    [Fact]
    public void The_table_knows_every_step() => Assert.Equal(Enum.GetValues<Step>(), Table.Keys.Order());

    [Fact]
    public void Nothing_is_open_to_one_without_rights() => Prop.ForAll(Situations.ToArbitrary(), item =>
        Assert.Empty(Lifecycle.Open(item, new Editor(Me, new HashSet<Permission>(), "Hamar")))).QuickCheckThrowOnFailure();

    [Fact]
    public void A_named_editor_of_the_item_writes_and_sends_in_and_nothing_more() => Prop.ForAll(Situations.ToArbitrary(), item =>
    {
        var nobody = new Editor(Me, new HashSet<Permission>(), null);
        var writer = nobody with { Rights = new HashSet<Permission> { Permission.WriteContent } };
        Assert.Equal(Lifecycle.Open(item, writer), Lifecycle.Open(item with { IsNamedEditor = true }, nobody));
        Assert.Subset(new HashSet<Step> { Step.Save, Step.Comment, Step.Submit }, Lifecycle.Open(item with { IsNamedEditor = true }, nobody).ToHashSet());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Four_eyes_never_lets_the_writer_publish_own_text() => Prop.ForAll(Situations.ToArbitrary(), Editors.ToArbitrary(), (item, who) =>
    {
        var own = item with { FourEyes = true, Writer = who.Person };
        var open = Lifecycle.Open(own, who);
        Assert.DoesNotContain(Step.Approve, open);
        if (own.Stage == ItemStage.Approved)
            return;
        Assert.DoesNotContain(Step.Publish, open);
        Assert.DoesNotContain(Step.Schedule, open);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_approved_text_was_approved_by_another_than_its_writer() => Prop.ForAll(Situations.ToArbitrary(), Editors.ToArbitrary(), (item, who) =>
    {
        foreach (var step in Lifecycle.Open(item, who).Where(step => step is not (Step.Comment or Step.Rename or Step.Schedule)))
            Assert.True(Lifecycle.After(step, item.Stage) != ItemStage.Approved || item.Writer != who.Person, $"{step} by the writer leads to Approved");
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_office_editor_never_touches_what_is_not_the_own_office() => Prop.ForAll(Situations.ToArbitrary(), Gen.Elements<string?>("Lillehammer", "Hamar 2", null, "").ToArbitrary(), (item, office) =>
    {
        var who = new Editor(Me, new HashSet<Permission> { Permission.WriteForOffice }, office);
        Assert.Empty(Lifecycle.Open(item with { Office = "Hamar" }, who));
        Assert.Empty(Lifecycle.Open(item with { Office = null }, who));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_incomplete_text_never_leaves_the_desk() => Prop.ForAll(Situations.ToArbitrary(), Editors.ToArbitrary(), (item, who) =>
        Assert.DoesNotContain(Lifecycle.Open(item with { IsComplete = false }, who), step => step is Step.Submit or Step.Approve or Step.Publish or Step.Schedule))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_not_published_is_not_taken_down() => Prop.ForAll(Situations.ToArbitrary(), Editors.ToArbitrary(), (item, who) =>
        Assert.DoesNotContain(Step.Unpublish, Lifecycle.Open(item with { IsPublished = false }, who))).QuickCheckThrowOnFailure();

    private static StepRefusal? Expected(Step step, Situation item, Editor who)
    {
        var (right, from) = Table[step];
        var writes = who.Rights.Contains(Permission.WriteContent);
        var has = right == Permission.WriteContent ? writes || who.Rights.Contains(Permission.WriteForOffice) : who.Rights.Contains(right);
        if (!has)
            return StepRefusal.NotAllowed;
        if (!writes && !(item.Office is { } office && who.Office is { } own && office.Trim().ToUpperInvariant() == own.Trim().ToUpperInvariant()))
            return StepRefusal.OtherOffice;
        if (!from.Split(' ').Contains(item.Stage.ToString()) || step == Step.Unpublish && !item.IsPublished)
            return StepRefusal.WrongStage;
        var leaves = step is Step.Submit or Step.Approve or Step.Publish or Step.Schedule;
        if (leaves && !item.IsComplete)
            return StepRefusal.Incomplete;
        var isOwn = item.Writer == who.Person;
        if (isOwn && step == Step.Approve)
            return StepRefusal.OwnText;
        var publishes = step is Step.Publish or Step.Schedule;
        return isOwn && item.FourEyes && publishes && item.Stage != ItemStage.Approved ? StepRefusal.OwnText : null;
    }

    private static IEnumerable<(Step, Situation, Editor)> Cases() =>
        from step in Enum.GetValues<Step>()
        from item in All()
        from mask in Enumerable.Range(0, 1 << DeskRights.Length)
        from office in new[] { null, " hamar ", "Lillehammer" }
        select (step, item, new Editor(Me, DeskRights.Where((_, at) => (mask & (1 << at)) != 0).ToHashSet(), office));

    private static IEnumerable<Situation> All() =>
        from stage in Enum.GetValues<ItemStage>()
        from published in new[] { false, true }
        from writer in new Guid?[] { null, Me, Other }
        from office in new[] { null, "Hamar", "Lillehammer", "" }
        from complete in new[] { false, true }
        from fourEyes in new[] { false, true }
        select new Situation(stage, published, writer, office, complete, fourEyes);

    private static readonly Gen<Situation> Situations = Gen.Elements(All().ToArray());

    private static readonly Gen<Editor> Editors =
        from mask in Gen.Choose(0, (1 << DeskRights.Length) - 1)
        from office in Gen.Elements<string?>(null, "Hamar", "Lillehammer")
        from person in Gen.Elements(Me, Other)
        select new Editor(person, DeskRights.Where((_, at) => (mask & (1 << at)) != 0).ToHashSet(), office);
}
