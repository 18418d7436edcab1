using System.Globalization;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.Resources;

namespace KunnskapsPortal.Directory.KeepLists;

/// <summary>What the parts of a list are called, in the reader's written form.</summary>
public static class ListText
{
    public static IReadOnlyList<ListTask> Tasks { get; } = Enum.GetValues<ListTask>();

    public static string Of(ListTask task) => task switch
    {
        ListTask.FollowUp => Texts.ListTaskFollowUp,
        ListTask.DialogueMeetings => Texts.ListTaskDialogueMeetings,
        ListTask.Measures => Texts.ListTaskMeasures,
        ListTask.WorkAssessment => Texts.ListTaskWorkAssessment,
        ListTask.Employers => Texts.ListTaskEmployers,
        ListTask.Young => Texts.ListTaskYoung,
        _ => Texts.ListTaskOffice,
    };

    public static string Of(FieldVisibility level) => level switch
    {
        FieldVisibility.Public => Texts.ListForPublic,
        FieldVisibility.SignedIn => Texts.ListForSignedIn,
        FieldVisibility.Members => Texts.ListForMembers,
        FieldVisibility.HealthPersonnel => Texts.ListForHealth,
        FieldVisibility.OwnGps => Texts.ListForOwnGps,
        _ => Texts.ListForOwnOffice,
    };

    public static string Of(ListField field) => field switch
    {
        ListField.Name => Texts.ListFieldName,
        ListField.Title => Texts.ListFieldTitle,
        ListField.What => Texts.ListFieldWhat,
        ListField.Task => Texts.ListFieldTask,
        ListField.Phone => Texts.ListFieldPhone,
        ListField.Direct => Texts.ListFieldDirect,
        ListField.Email => Texts.ListFieldEmail,
        ListField.PhoneFor => Texts.ListFieldPhoneFor,
        ListField.DirectFor => Texts.ListFieldDirectFor,
        ListField.EmailFor => Texts.ListFieldEmailFor,
        _ => Texts.ListFieldNote,
    };

    public static string Of(ListField field, ListFaultKind kind) => kind switch
    {
        ListFaultKind.Missing => Texts.ListFaultMissing,
        ListFaultKind.TooLong => Say(Texts.ListFaultTooLong, ListEntryRules.LengthOf(field)),
        ListFaultKind.NoWay => Texts.ListFaultNoWay,
        ListFaultKind.BadPhone => Texts.ListFaultBadPhone,
        ListFaultKind.NeverPublic => Texts.ListFaultNeverPublic,
        ListFaultKind.BadEmail => Texts.ListFaultBadEmail,
        ListFaultKind.IdentityNumber => Texts.ListFaultIdentityNumber,
        _ => Texts.ListFaultControl,
    };

    public static string Of(ListResult result) => result switch
    {
        ListResult.Stale => Texts.ListStale,
        ListResult.NoSuchEntry => Texts.ListNoSuchEntry,
        ListResult.NobodyOfThatName => Texts.ListNobodyOfThatName,
        ListResult.TooMany => Say(Texts.ListTooMany, ListEntryRules.Most),
        ListResult.Empty => Texts.ListEmpty,
        ListResult.NoWayLeft => Texts.ListNoWayLeft,
        _ => Texts.ListNothingToDo,
    };

    public static string Entries(int number) => number == 1 ? Texts.ListEntriesOne : Say(Texts.ListEntriesMany, number);

    /// <summary>Both the closed task and the office's own words, whichever there is.</summary>
    public static string About(ListEntry entry) =>
        string.Join(": ", new[] { entry.Task is { } task ? Of(task) : "", entry.What }.Where(text => text.Length > 0));

    /// <summary>The label of a field of one of several entries: with what the entry is about, where it says that.</summary>
    public static string With(string label, ListEntry entry) => About(entry) is { Length: > 0 } about ? $"{label} ({about})" : label;

    /// <summary>What an entry is about and how it is reached, in one line; for whoever keeps the list.</summary>
    public static string Summary(ListEntry entry) =>
        string.Join(" · ", new[] { About(entry), entry.Phone, entry.Direct, entry.Email }.Where(text => text.Length > 0));

    public static string Say(string sentence, params object?[] values) => string.Format(CultureInfo.CurrentCulture, sentence, values);
}
