namespace KunnskapsPortal.Directory.Domain;

/// <summary>What a cell of a file is, besides its text.</summary>
public enum ImportCellKind
{
    Text,

    /// <summary>A date in the workbook: no telephone number.</summary>
    Date,

    /// <summary>A number that has lost digits: 4,7E+09.</summary>
    Scientific,

    /// <summary>The stored value of a formula.</summary>
    Formula,

    /// <summary>A formula without a value, or with an error for one.</summary>
    FormulaError,

    /// <summary>Part of cells that are merged: whose value it is cannot be known.</summary>
    Merged,

    /// <summary>Text after the closing quote.</summary>
    BadQuote,
}

/// <summary>One cell, trimmed.</summary>
public sealed record ImportCell(string Text, ImportCellKind Kind = ImportCellKind.Text);

/// <summary>One row that holds something.</summary>
/// <param name="Number">As the file counts: the line of a text file on which the row begins, the row of a sheet. From 1.</param>
public sealed record ImportRow(int Number, IReadOnlyList<ImportCell> Cells);

/// <summary>A file as rows and cells, whatever kind of file it was.</summary>
/// <param name="Notes">What the reader of the file left out.</param>
public sealed record ImportTable(IReadOnlyList<ImportRow> Rows, IReadOnlyList<ImportNote> Notes);

/// <summary>Why a file is not read at all.</summary>
public enum ImportRefusal
{
    Empty,
    TooLarge,
    TooManyRows,
    TooManyColumns,

    /// <summary>Neither text nor a workbook.</summary>
    NotText,

    /// <summary>The letters are broken: written in one encoding and read in another.</summary>
    BrokenLetters,

    /// <summary>A quote that is never closed; the row says where it opens.</summary>
    UnclosedQuote,
    NoHeader,
    NoNameColumn,
    NoNumberColumn,

    /// <summary>Two columns for the same thing; the text is the heading of the second.</summary>
    DuplicateColumn,
    OnlyHeader,

    /// <summary>The format of Excel before 2007.</summary>
    OldWorkbook,
    EncryptedWorkbook,

    /// <summary>A zip archive that is no workbook.</summary>
    NotWorkbook,
    BrokenWorkbook,

    /// <summary>Unpacks to more than any contact list is.</summary>
    TooLargeInside,

    /// <summary>A document type declaration: no workbook has one.</summary>
    UnsafeXml,

    /// <summary>Every sheet is hidden or without cells.</summary>
    NoSheet,
}

/// <summary>Something that the reader should know and that stops nothing.</summary>
public enum ImportNoteKind
{
    UnknownColumn,
    TitleRow,
    HiddenSheet,
    OtherSheet,

    /// <summary>A cell with a formula was read by its stored value.</summary>
    Formula,

    /// <summary>A text that begins as a formula was kept as text.</summary>
    FormulaText,
}

/// <param name="Kind">What it is.</param>
/// <param name="Row">Where; null for the whole file.</param>
/// <param name="Text">The heading or the name of the sheet; empty where it is not to be shown.</param>
public sealed record ImportNote(ImportNoteKind Kind, int? Row, string Text);

/// <summary>What came of a file: the table or the reading of it, or why there is none.</summary>
/// <param name="Refusal">Null where there is a value.</param>
/// <param name="Row">Where the refusal is about one row.</param>
/// <param name="Text">What the refusal names.</param>
public sealed record ImportResult<T>(T? Value, ImportRefusal? Refusal, int? Row = null, string Text = "") where T : class
{
    public static implicit operator ImportResult<T>(ImportRefusal refusal) => new(null, refusal);

    public static implicit operator ImportResult<T>(T value) => new(value, null);

    /// <summary>The same refusal for another kind of value.</summary>
    public ImportResult<TOther> As<TOther>() where TOther : class => new(null, Refusal, Row, Text);
}

/// <summary>What is read at all.</summary>
public static class ImportLimits
{
    /// <summary>5 MB.</summary>
    public const int Bytes = 5 * 1024 * 1024;

    public const int Rows = ListEntryRules.Most;

    public const int Columns = 60;

    /// <summary>What a workbook may unpack to.</summary>
    public const long BytesInside = 50L * 1024 * 1024;
}
