using KunnskapsPortal.Kernel.Resources;

namespace KunnskapsPortal.Kernel.Access;

/// <summary>Something that is written in the audit log.</summary>
/// <param name="Name">As stored: the group, a full stop, what was done. Never renamed without a migration.</param>
/// <param name="Sentence">What was done, in the reader's form.</param>
public sealed record AuditAction(string Name, Func<string> Sentence)
{
    public string Group => Name.Split('.')[0];
}

/// <summary>All that is written in the audit log, whichever module does it: the whole table, in one place.</summary>
public static class AuditActions
{
    public const string MembershipConfirmed = "membership.confirmed";
    public const string MembershipDeclined = "membership.declined";
    public const string MembershipEnded = "membership.ended";
    public const string MembershipAppointed = "membership.appointed";
    public const string InvitationMade = "invitation.made";
    public const string InvitationWithdrawn = "invitation.withdrawn";
    public const string InvitationAccepted = "invitation.accepted";
    public const string TenantCreated = "tenant.created";
    public const string TenantModules = "tenant.modules";
    public const string TenantFourEyes = "tenant.four-eyes";
    public const string ItemSubmitted = "item.submit";
    public const string ItemSentBack = "item.sendback";
    public const string ItemApproved = "item.approve";
    public const string ItemPublished = "item.publish";
    public const string ItemScheduled = "item.schedule";
    public const string ItemUnpublished = "item.unpublish";
    public const string ItemArchived = "item.archive";
    public const string ItemRestored = "item.restore";
    public const string ItemRolledBack = "item.rollback";
    public const string ItemRenamed = "item.rename";
    public const string ItemFromRules = "item.from-rules";
    public const string ContentImported = "content.imported";
    public const string ContentExported = "content.exported";
    public const string MediaAdded = "media.added";
    public const string MediaChanged = "media.changed";
    public const string MediaRemoved = "media.removed";
    public const string SupplementCreated = "supplement.created";
    public const string SupplementKept = "supplement.kept";
    public const string SupplementEdited = "supplement.edited";
    public const string SupplementDropped = "supplement.dropped";
    public const string ReportHandled = "report.handled";
    public const string TenantLook = "tenant.look";
    public const string JobAskedAgain = "job.again";
    public const string JobStopped = "job.stopped";
    public const string MailStopped = "mail.stopped";
    public const string MailSentAgain = "mail.sent-again";
    public const string ContactAdded = "contact.added";
    public const string ContactChanged = "contact.changed";
    public const string ContactRemoved = "contact.removed";
    public const string DirectorySettingsChanged = "contact.settings";
    public const string CourseRemoved = "course.removed";
    public const string CourseTablesMade = "course.tables-made";
    public const string CourseTablesMoved = "course.tables-moved";
    public const string CourseTablesWished = "course.tables-wished";
    public const string CourseEditorAdded = "course.editor-added";
    public const string CourseEditorRemoved = "course.editor-removed";
    public const string CourseCopied = "course.copied";
    public const string CourseLinks = "course.links";
    public const string AttendanceCorrected = "course.attendance-corrected";
    public const string AttendanceClosed = "course.attendance-closed";
    public const string AttendanceOpened = "course.attendance-opened";
    public const string DoorCodeMade = "course.door-code";
    public const string CertificatesIssued = "course.certificates-issued";
    public const string CertificateWithdrawn = "course.certificate-withdrawn";
    public const string MeasureReported = "measure.reported";
    public const string DutyPhysicians = "tenant.duty-physicians";
    public const string DutyShiftsMade = "tenant.duty-shifts-made";
    public const string DutyShiftChanged = "tenant.duty-shift-changed";
    public const string DutyShiftRemoved = "tenant.duty-shift-removed";
    public const string DutyShiftSwapped = "tenant.duty-shift-swapped";
    public const string ListPublished = "list.published";
    public const string ListConfirmed = "list.confirmed";
    public const string ListHandedOver = "list.handed-over";
    public const string ListImported = "list.imported";
    public const string ListNumberClosed = "list.number-closed";

    public static IReadOnlyList<AuditAction> All { get; } =
    [
        new(MembershipConfirmed, () => Texts.AuditMembershipConfirmed),
        new(MembershipDeclined, () => Texts.AuditMembershipDeclined),
        new(MembershipEnded, () => Texts.AuditMembershipEnded),
        new(MembershipAppointed, () => Texts.AuditMembershipAppointed),
        new(InvitationMade, () => Texts.AuditInvitationMade),
        new(InvitationWithdrawn, () => Texts.AuditInvitationWithdrawn),
        new(InvitationAccepted, () => Texts.AuditInvitationAccepted),
        new(TenantCreated, () => Texts.AuditTenantCreated),
        new(TenantModules, () => Texts.AuditTenantModules),
        new(TenantFourEyes, () => Texts.AuditTenantFourEyes),
        new(ItemSubmitted, () => Texts.AuditItemSubmitted),
        new(ItemSentBack, () => Texts.AuditItemSentBack),
        new(ItemApproved, () => Texts.AuditItemApproved),
        new(ItemPublished, () => Texts.AuditItemPublished),
        new(ItemScheduled, () => Texts.AuditItemScheduled),
        new(ItemUnpublished, () => Texts.AuditItemUnpublished),
        new(ItemArchived, () => Texts.AuditItemArchived),
        new(ItemRestored, () => Texts.AuditItemRestored),
        new(ItemRolledBack, () => Texts.AuditItemRolledBack),
        new(ItemRenamed, () => Texts.AuditItemRenamed),
        new(ItemFromRules, () => Texts.AuditItemFromRules),
        new(ContentImported, () => Texts.AuditContentImported),
        new(ContentExported, () => Texts.AuditContentExported),
        new(MediaAdded, () => Texts.AuditMediaAdded),
        new(MediaChanged, () => Texts.AuditMediaChanged),
        new(MediaRemoved, () => Texts.AuditMediaRemoved),
        new(SupplementCreated, () => Texts.AuditSupplementCreated),
        new(SupplementKept, () => Texts.AuditSupplementKept),
        new(SupplementEdited, () => Texts.AuditSupplementEdited),
        new(SupplementDropped, () => Texts.AuditSupplementDropped),
        new(ReportHandled, () => Texts.AuditReportHandled),
        new(TenantLook, () => Texts.AuditTenantLook),
        new(JobAskedAgain, () => Texts.AuditJobAskedAgain),
        new(JobStopped, () => Texts.AuditJobStopped),
        new(MailStopped, () => Texts.AuditMailStopped),
        new(MailSentAgain, () => Texts.AuditMailSentAgain),
        new(ContactAdded, () => Texts.AuditContactAdded),
        new(ContactChanged, () => Texts.AuditContactChanged),
        new(ContactRemoved, () => Texts.AuditContactRemoved),
        new(DirectorySettingsChanged, () => Texts.AuditDirectorySettings),
        new(CourseRemoved, () => Texts.AuditCourseRemoved),
        new(CourseTablesMade, () => Texts.AuditCourseTablesMade),
        new(CourseTablesMoved, () => Texts.AuditCourseTablesMoved),
        new(CourseTablesWished, () => Texts.AuditCourseTablesWished),
        new(CourseEditorAdded, () => Texts.AuditCourseEditorAdded),
        new(CourseEditorRemoved, () => Texts.AuditCourseEditorRemoved),
        new(CourseCopied, () => Texts.AuditCourseCopied),
        new(CourseLinks, () => Texts.AuditCourseLinks),
        new(AttendanceCorrected, () => Texts.AuditAttendanceCorrected),
        new(AttendanceClosed, () => Texts.AuditAttendanceClosed),
        new(AttendanceOpened, () => Texts.AuditAttendanceOpened),
        new(DoorCodeMade, () => Texts.AuditDoorCodeMade),
        new(CertificatesIssued, () => Texts.AuditCertificatesIssued),
        new(CertificateWithdrawn, () => Texts.AuditCertificateWithdrawn),
        new(MeasureReported, () => Texts.AuditMeasureReported),
        new(DutyPhysicians, () => Texts.AuditDutyPhysicians),
        new(DutyShiftsMade, () => Texts.AuditDutyShiftsMade),
        new(DutyShiftChanged, () => Texts.AuditDutyShiftChanged),
        new(DutyShiftRemoved, () => Texts.AuditDutyShiftRemoved),
        new(DutyShiftSwapped, () => Texts.AuditDutyShiftSwapped),
        new(ListPublished, () => Texts.AuditListPublished),
        new(ListConfirmed, () => Texts.AuditListConfirmed),
        new(ListHandedOver, () => Texts.AuditListHandedOver),
        new(ListImported, () => Texts.AuditListImported),
        new(ListNumberClosed, () => Texts.AuditListNumberClosed),
    ];

    /// <summary>The groups in the order they are offered, with their names in the reader's form.</summary>
    public static IReadOnlyList<(string Name, Func<string> Label)> Groups { get; } =
    [
        ("membership", () => Texts.AuditGroupMembership),
        ("invitation", () => Texts.AuditGroupInvitation),
        ("tenant", () => Texts.AuditGroupTenant),
        ("item", () => Texts.AuditGroupItem),
        ("supplement", () => Texts.AuditGroupSupplement),
        ("report", () => Texts.AuditGroupReport),
        ("content", () => Texts.AuditGroupContent),
        ("media", () => Texts.AuditGroupMedia),
        ("job", () => Texts.AuditGroupJob),
        ("mail", () => Texts.AuditGroupMail),
        ("course", () => Texts.AuditGroupCourse),
        ("contact", () => Texts.AuditGroupContact),
        ("measure", () => Texts.AuditGroupMeasure),
        ("list", () => Texts.AuditGroupList),
    ];

    private static readonly Dictionary<string, AuditAction> ByName = All.ToDictionary(action => action.Name, StringComparer.Ordinal);

    /// <summary>What was done, in the reader's form; the constant itself where nobody has put it into words.</summary>
    public static string SentenceOf(string action) => ByName.TryGetValue(action, out var known) ? known.Sentence() : action;
}
