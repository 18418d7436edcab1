namespace KunnskapsPortal.Notifications.Domain;

/// <summary>What a template's placeholders are filled with. Plain text all of it: nothing here is ever read as markup.</summary>
/// <param name="Name">{navn}: the recipient's; empty for an address without an account.</param>
/// <param name="Title">{tittel}: one line.</param>
/// <param name="Portal">{portal}: the tenant, as people know it.</param>
/// <param name="Root">Put before addresses below the tenant.</param>
public sealed record MailValues(string Name, string Title, string Portal, string Root)
{
    /// <summary>{tekst}: a blank line parts paragraphs.</summary>
    public string Text { get; init; } = "";

    /// <summary>Shown below the text: the pieces of the weekly letter.</summary>
    public IReadOnlyList<MailSection> Sections { get; init; } = [];

    /// <summary>{fakta}</summary>
    public IReadOnlyList<(string Label, string Value)> Facts { get; init; } = [];

    /// <summary>{knapp}: its words.</summary>
    public string Button { get; init; } = "";

    /// <summary>Where the button leads, below the tenant, with a leading slash.</summary>
    public string ButtonAddress { get; init; } = "/";
}

/// <summary>A heading with what stands under it.</summary>
public sealed record MailSection(string Title, IReadOnlyList<MailEntry> Entries);

/// <summary>One thing in a letter.</summary>
/// <param name="Title">The words of the link.</param>
/// <param name="Address">Below the tenant, with a leading slash.</param>
/// <param name="Detail">When and where, or what kind of text it is; empty for nothing.</param>
/// <param name="Text">A sentence or two; empty for nothing.</param>
public sealed record MailEntry(string Title, string Address, string Detail, string Text);
