using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.Resources;

namespace KunnskapsPortal.Directory.KeepLists.Import;

/// <summary>What is wrong with a file, in a sentence that says how to mend it.</summary>
public static class ImportWords
{
    public static string Of(ImportRefusal refusal, int? row, string text) => refusal switch
    {
        ImportRefusal.Empty => Texts.ImportRefEmpty,
        ImportRefusal.TooLarge => Texts.ImportRefTooLarge,
        ImportRefusal.TooManyRows => Texts.ImportRefTooManyRows,
        ImportRefusal.TooManyColumns => ListText.Say(Texts.ImportRefTooManyColumns, ImportLimits.Columns),
        ImportRefusal.BrokenLetters => Texts.ImportRefBrokenLetters,
        ImportRefusal.UnclosedQuote => ListText.Say(Texts.ImportRefUnclosedQuote, row),
        ImportRefusal.NoHeader => Texts.ImportRefNoHeader,
        ImportRefusal.NoNameColumn => Texts.ImportRefNoNameColumn,
        ImportRefusal.NoNumberColumn => Texts.ImportRefNoNumberColumn,
        ImportRefusal.DuplicateColumn => ListText.Say(Texts.ImportRefDuplicateColumn, text),
        ImportRefusal.OnlyHeader => Texts.ImportRefOnlyHeader,
        ImportRefusal.OldWorkbook => Texts.ImportRefOldWorkbook,
        ImportRefusal.EncryptedWorkbook => Texts.ImportRefEncryptedWorkbook,
        ImportRefusal.NotWorkbook => Texts.ImportRefNotWorkbook,
        ImportRefusal.BrokenWorkbook => Texts.ImportRefBrokenWorkbook,
        ImportRefusal.TooLargeInside => Texts.ImportRefTooLargeInside,
        ImportRefusal.UnsafeXml => Texts.ImportRefUnsafeXml,
        ImportRefusal.NoSheet => Texts.ImportRefNoSheet,
        _ => Texts.ImportRefNotText,
    };

    public static string Of(ImportFault fault) => fault.Kind switch
    {
        ImportFaultKind.Rule => ListText.Of(fault.Field!.Value, fault.Rule!.Value),
        ImportFaultKind.UnknownVisibility => Texts.ImportFaultVisibility,
        ImportFaultKind.UnknownTask => Texts.ImportFaultTask,
        ImportFaultKind.DateInPhone => Texts.ImportFaultDate,
        ImportFaultKind.Scientific => Texts.ImportFaultScientific,
        ImportFaultKind.FormulaError => Texts.ImportFaultFormula,
        ImportFaultKind.Merged => Texts.ImportFaultMerged,
        ImportFaultKind.BadQuote => Texts.ImportFaultBadQuote,
        ImportFaultKind.HeaderAgain => Texts.ImportFaultHeaderAgain,
        ImportFaultKind.TooManyCells => Texts.ImportFaultTooManyCells,
        _ => ListText.Say(Texts.ImportFaultTwice, fault.Other),
    };

    public static string ColumnOf(ImportFault fault) => fault.Field is { } field ? ListText.Of(field) : Texts.ImportWholeRow;

    /// <summary>A sentence for each note; those of the same kind about rows are one, with the rows in it.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<ImportNote> notes) =>
    [
        .. notes.Where(note => note.Kind is not (ImportNoteKind.Formula or ImportNoteKind.FormulaText)).Select(One),
        .. notes.Where(note => note.Kind is ImportNoteKind.Formula or ImportNoteKind.FormulaText).GroupBy(note => note.Kind)
            .Select(same => ListText.Say(same.Key == ImportNoteKind.Formula ? Texts.ImportNoteFormula : Texts.ImportNoteFormulaText, Rows(same))),
    ];

    /// <summary>A sentence for each field that becomes visible to more people, with whose.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<ImportWidening> wider) =>
    [
        .. wider.GroupBy(one => one.Field).Select(same => ListText.Say(
            same.Key switch { ListField.Phone => Texts.ImportWiderPhone, ListField.Direct => Texts.ImportWiderDirect, _ => Texts.ImportWiderEmail },
            Some(same.Select(one => one.Name)))),
    ];

    private static string One(ImportNote note) => note.Kind switch
    {
        ImportNoteKind.UnknownColumn => note.Text.Length == 0 ? Texts.ImportNoteColumnStopped : ListText.Say(Texts.ImportNoteColumn, note.Text),
        ImportNoteKind.TitleRow => ListText.Say(Texts.ImportNoteTitleRow, note.Row),
        ImportNoteKind.HiddenSheet => ListText.Say(Texts.ImportNoteHiddenSheet, note.Text),
        _ => ListText.Say(Texts.ImportNoteOtherSheet, note.Text),
    };

    private static string Rows(IEnumerable<ImportNote> notes) => Some(notes.Select(note => note.Row));

    private static string Some<T>(IEnumerable<T> values)
    {
        const int Most = 10;
        var all = values.Distinct().ToList();
        return string.Join(", ", all.Take(Most)) + (all.Count > Most ? " …" : "");
    }
}
