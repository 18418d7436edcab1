namespace KunnskapsPortal.Kernel.Pages;

/// <summary>A piece that a module puts on a shared page: the path of its partial view and the model for it.</summary>
public sealed record PagePart(string View, object Model);

/// <summary>A block on the region's front page.</summary>
public interface IFrontPageBlock
{
    /// <summary>Lower stands first.</summary>
    int Order { get; }

    /// <summary>Null where there is nothing to show.</summary>
    Task<PagePart?> PrepareAsync(CancellationToken cancel);
}

/// <summary>A part of "Min side", for the person who is signed in.</summary>
public interface IMyPagePart
{
    int Order { get; }

    Task<PagePart?> PrepareAsync(CancellationToken cancel);
}
