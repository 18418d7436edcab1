using KunnskapsPortal.Kernel.Publishing;

namespace KunnskapsPortal.Editorial.ComposePages;

/// <summary>What an editor begins from: the front page as it is without one of its own. The menu begins empty.</summary>
public static class FirstComposition
{
    public static IEnumerable<KeyValuePair<string, string[]>> Of(string kind) => kind != Compositions.FrontPage ? [] :
        FrontBlocks.Default.SelectMany((block, row) => new[]
        {
            KeyValuePair.Create($"f.blocks.{row}.key", new[] { block }),
            KeyValuePair.Create($"f.blocks.{row}.block", new[] { block }),
        });
}
