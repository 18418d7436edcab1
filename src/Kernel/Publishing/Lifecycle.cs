using KunnskapsPortal.Kernel.Access;

namespace KunnskapsPortal.Kernel.Publishing;

/// <summary>What can be done to an item. Stored by name.</summary>
public enum Step
{
    Save,
    Comment,
    Submit,
    SendBack,
    Approve,
    Publish,
    Schedule,
    Unpublish,
    Archive,
    Restore,
    RollBack,
    Rename,
    Import,
}

/// <summary>Why a step is refused.</summary>
public enum StepRefusal
{
    /// <summary>The person lacks the permission.</summary>
    NotAllowed,

    /// <summary>An office editor and a text of another office, or of no office.</summary>
    OtherOffice,

    /// <summary>The item does not stand where this step is taken from.</summary>
    WrongStage,

    /// <summary>Four eyes are needed, and these two wrote the text.</summary>
    OwnText,

    /// <summary>Required fields are missing.</summary>
    Incomplete,
}

/// <summary>Where an item stands when somebody wants to take a step.</summary>
/// <param name="Stage">Of the newest version.</param>
/// <param name="IsPublished">Some version is shown to readers.</param>
/// <param name="Writer">Who wrote the newest version; null for an import.</param>
/// <param name="Office">The office the item belongs to; null for the tenant's common items.</param>
/// <param name="IsComplete">Every required field of the newest version has a value.</param>
/// <param name="FourEyes">The tenant wants another than the writer to publish this kind.</param>
public sealed record Situation(ItemStage Stage, bool IsPublished, Guid? Writer, string? Office, bool IsComplete, bool FourEyes)
{
    /// <summary>The person who wants to take the step is named as an editor of this one item (<see cref="ItemEditor"/>).</summary>
    public bool IsNamedEditor { get; init; }
}

/// <summary>Who wants to take the step, with the rights and the office of the tenant.</summary>
public sealed record Editor(Guid Person, IReadOnlySet<Permission> Rights, string? Office);

/// <summary>
/// The life of an item: draft, in review, approved, published, archived. Pure. A step that is not refused leads to
/// <see cref="After"/>. Nothing published is overwritten: every change is a new version.
/// </summary>
public static class Lifecycle
{
    /// <summary>Null where the step may be taken.</summary>
    public static StepRefusal? Judge(Step step, Situation item, Editor who)
    {
        var writes = PermissionFor(step) == Permission.WriteContent;
        if (!who.Rights.Contains(PermissionFor(step)) && !(writes && (item.IsNamedEditor || who.Rights.Contains(Permission.WriteForOffice))))
            return StepRefusal.NotAllowed;
        if (!who.Rights.Contains(Permission.WriteContent) && !(writes && item.IsNamedEditor) && (item.Office is null || !SameOffice(item.Office, who.Office)))
            return StepRefusal.OtherOffice;
        if (!StagesFor(step, item).Contains(item.Stage))
            return StepRefusal.WrongStage;
        if (step is Step.Submit or Step.Approve or Step.Publish or Step.Schedule && !item.IsComplete)
            return StepRefusal.Incomplete;
        if (step == Step.Approve && item.Writer == who.Person)
            return StepRefusal.OwnText;
        if (step is Step.Publish or Step.Schedule && item.FourEyes && item.Stage != ItemStage.Approved && item.Writer == who.Person)
            return StepRefusal.OwnText;
        return null;
    }

    /// <summary>Every step this person may take now.</summary>
    public static IReadOnlyList<Step> Open(Situation item, Editor who) => [.. Enum.GetValues<Step>().Where(step => Judge(step, item, who) is null)];

    /// <summary>Where the item stands after the step.</summary>
    public static ItemStage After(Step step, ItemStage before) => step switch
    {
        Step.Save or Step.SendBack or Step.Unpublish or Step.Restore => ItemStage.Draft,
        Step.Submit => ItemStage.InReview,
        Step.Approve => ItemStage.Approved,
        Step.Publish or Step.RollBack or Step.Import => ItemStage.Published,
        Step.Archive => ItemStage.Archived,
        _ => before,
    };

    /// <summary>Office names are compared without regard to case and outer space.</summary>
    public static bool SameOffice(string? one, string? other) =>
        one is not null && other is not null && string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    private static Permission PermissionFor(Step step) => step switch
    {
        Step.Save or Step.Comment or Step.Submit => Permission.WriteContent,
        Step.SendBack or Step.Approve => Permission.ReviewContent,
        Step.Import => Permission.ManageTenant,
        _ => Permission.PublishContent,
    };

    private static IReadOnlyList<ItemStage> StagesFor(Step step, Situation item) => step switch
    {
        Step.Save => [ItemStage.Draft, ItemStage.InReview, ItemStage.Approved, ItemStage.Published],
        Step.Submit => [ItemStage.Draft],
        Step.SendBack => [ItemStage.InReview, ItemStage.Approved],
        Step.Approve => [ItemStage.InReview],
        Step.Publish or Step.Schedule => [ItemStage.Draft, ItemStage.InReview, ItemStage.Approved],
        Step.Unpublish => item.IsPublished ? [ItemStage.Draft, ItemStage.InReview, ItemStage.Approved, ItemStage.Published] : [],
        Step.Archive => [ItemStage.Draft, ItemStage.InReview, ItemStage.Approved, ItemStage.Published],
        Step.Restore => [ItemStage.Archived],
        Step.RollBack => [ItemStage.Draft, ItemStage.InReview, ItemStage.Approved, ItemStage.Published],
        _ => Enum.GetValues<ItemStage>(),
    };
}
