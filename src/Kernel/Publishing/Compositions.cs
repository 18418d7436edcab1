namespace KunnskapsPortal.Kernel.Publishing;

/// <summary>
/// Kinds of which a tenant has one: the front page and the menu, composed by its editors. They are items like others, with
/// versions and review. A tenant without its own shows what the modules offer.
/// </summary>
public static class Compositions
{
    public const string FrontPage = "frontpage";
    public const string Menu = "menu";
}

/// <summary>What a front page is built of. Stored names.</summary>
public static class FrontBlocks
{
    /// <summary>The search field; first on every front page that has it.</summary>
    public const string Search = "search";

    /// <summary>The five doors: what people come to do.</summary>
    public const string Doors = "doors";

    /// <summary>A message in a box: title and text.</summary>
    public const string Notice = "notice";

    /// <summary>Chosen items as cards.</summary>
    public const string Items = "items";

    /// <summary>What the modules show: the next events, the region's advisory physicians.</summary>
    public const string Modules = "modules";

    /// <summary>The items changed last.</summary>
    public const string Newest = "newest";

    /// <summary>The front page of a tenant that has composed none.</summary>
    public static readonly IReadOnlyList<string> Default = [Search, Doors, Modules, Newest];

    public static readonly IReadOnlyList<string> All = [Search, Doors, Notice, Items, Modules, Newest];
}
