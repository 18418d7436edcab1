using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Kernel.Tenancy;

/// <summary>The national library or a Nav region: a name, a theme, a default written form and modules of its own.</summary>
public sealed class Tenant
{
    public TenantId Id { get; init; }

    /// <summary>As in "Kunnskapsportalen Innlandet".</summary>
    public required string Name { get; set; }

    /// <summary>A host name that leads straight to this tenant, without the key in the path.</summary>
    public string? HostName { get; set; }

    /// <summary>The folder under <c>themes/</c> that this tenant wears.</summary>
    public string Theme { get; set; } = "felles";

    /// <summary>The form that the region chooser, mails and a new person's pages use.</summary>
    public Language DefaultLanguage { get; set; }

    /// <summary>Names of modules that this tenant has switched off, separated by comma.</summary>
    public string SwitchedOff { get; set; } = "";

    /// <summary>Names of content kinds, separated by comma, that one person writes and another must publish.</summary>
    public string FourEyes { get; set; } = "";

    /// <summary>The colour of buttons and links as <c>#rrggbb</c>, where it differs from the theme's. Holds 4.5:1.</summary>
    public string? AccentColour { get; set; }

    /// <summary>Key of the image in the tenant's media library that stands in the header; null for the theme's logo.</summary>
    public string? LogoKey { get; set; }

    /// <summary>Rises by one in the transaction of every publication. Part of the key of the output cache.</summary>
    public long ContentRevision { get; set; }

    /// <summary>When content and demo people were first put in; null while that has not been finished.</summary>
    public NodaTime.Instant? SetUpAt { get; set; }

    /// <summary>Whether a text of this kind is published by another than the one who wrote it.</summary>
    public bool NeedsFourEyes(string kind) => FourEyes.Split(',', StringSplitOptions.TrimEntries).Contains(kind);

    public bool Has(string module) => !SwitchedOff.Split(',', StringSplitOptions.TrimEntries).Contains(module);
}
