namespace KunnskapsPortal.Kernel.Publishing;

/// <summary>The files that an import reads: one tenant's folder, or a zip of it.</summary>
public interface IContentSource
{
    /// <summary>Names below the tenant with <c>/</c> between folders, in ordinal order, each once.</summary>
    IReadOnlyList<string> Files { get; }

    /// <summary>The whole file. Throws <see cref="IOException"/> where it cannot be read.</summary>
    Task<byte[]> ReadAsync(string file, CancellationToken cancel);
}

/// <summary>A folder on this machine: its Markdown files, and what lies in <c>media/</c>.</summary>
public sealed class FolderSource(string folder) : IContentSource
{
    public IReadOnlyList<string> Files { get; } =
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(file => file.EndsWith(".md", StringComparison.Ordinal) || file.StartsWith(Media.MediaIndex.Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    public Task<byte[]> ReadAsync(string file, CancellationToken cancel) => File.ReadAllBytesAsync(Path.Combine(folder, file), cancel);
}
