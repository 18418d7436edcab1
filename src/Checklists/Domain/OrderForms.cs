namespace KunnskapsPortal.Checklists.Domain;

/// <summary>The ways in which Nav asks a doctor. Stored names; also the keys of the records in the composer's text.</summary>
public static class OrderForms
{
    public const string Message = "melding";
    public const string FreeText = "l8";
    public const string Declaration = "l40";

    public static readonly IReadOnlyList<string> All = [Message, FreeText, Declaration];
}
