using KunnskapsPortal.Editorial.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Editorial.LifeOfItem;

/// <summary>Stages, steps and refusals in the reader's form.</summary>
public static class StepTexts
{
    public static string Stage(ItemStage stage) => stage switch
    {
        ItemStage.Draft => Texts.StageDraft,
        ItemStage.InReview => Texts.StageInReview,
        ItemStage.Approved => Texts.StageApproved,
        ItemStage.Published => Texts.StagePublished,
        _ => Texts.StageArchived,
    };

    public static string Colour(ItemStage stage) => stage switch
    {
        ItemStage.Published => "success",
        ItemStage.Approved => "accent",
        ItemStage.InReview => "info",
        ItemStage.Draft => "warning",
        _ => "neutral",
    };

    public static string Form(Language language) => language == Language.Nynorsk ? "nynorsk" : "bokmål";

    /// <summary>What happened, as in the history of an item.</summary>
    public static string Happened(Step step) => step switch
    {
        Step.Save => Texts.DidSave,
        Step.Comment => Texts.DidComment,
        Step.Submit => Texts.DidSubmit,
        Step.SendBack => Texts.DidSendBack,
        Step.Approve => Texts.DidApprove,
        Step.Publish => Texts.DidPublish,
        Step.Schedule => Texts.DidSchedule,
        Step.Unpublish => Texts.DidUnpublish,
        Step.Archive => Texts.DidArchive,
        Step.Restore => Texts.DidRestore,
        Step.RollBack => Texts.DidRollBack,
        Step.Rename => Texts.DidRename,
        _ => Texts.DidImport,
    };

    /// <summary>Said after the step, to the one who took it.</summary>
    public static string? Done(string? step) => Enum.TryParse<Step>(step, out var taken) ? taken switch
    {
        Step.Comment => Texts.CommentedText,
        Step.Submit => Texts.SubmittedText,
        Step.SendBack => Texts.SentBackText,
        Step.Approve => Texts.ApprovedText,
        Step.Publish => Texts.PublishedText,
        Step.Schedule => Texts.ScheduledText,
        Step.Unpublish => Texts.UnpublishedText,
        Step.Archive => Texts.ArchivedText,
        Step.Restore => Texts.RestoredText,
        Step.RollBack => Texts.RolledBackText,
        Step.Rename => Texts.RenamedText,
        _ => null,
    } : null;

    /// <summary>The name of a step in the audit log.</summary>
    public static string Audit(Step step) => step switch
    {
        Step.Submit => AuditActions.ItemSubmitted,
        Step.SendBack => AuditActions.ItemSentBack,
        Step.Approve => AuditActions.ItemApproved,
        Step.Publish => AuditActions.ItemPublished,
        Step.Schedule => AuditActions.ItemScheduled,
        Step.Unpublish => AuditActions.ItemUnpublished,
        Step.Archive => AuditActions.ItemArchived,
        Step.Restore => AuditActions.ItemRestored,
        Step.RollBack => AuditActions.ItemRolledBack,
        Step.Rename => AuditActions.ItemRenamed,
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "Not a step for the audit log."),
    };

    public static string Refusal(StepRefusal why) => why switch
    {
        StepRefusal.NotAllowed => Texts.RefusedNotAllowed,
        StepRefusal.OtherOffice => Texts.RefusedOtherOffice,
        StepRefusal.OwnText => Texts.RefusedOwnText,
        StepRefusal.Incomplete => Texts.RefusedIncomplete,
        _ => Texts.RefusedWrongStage,
    };
}
