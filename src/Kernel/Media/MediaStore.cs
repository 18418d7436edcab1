using System.Security.Cryptography;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;

namespace KunnskapsPortal.Kernel.Media;

/// <summary>
/// The bytes of media files, in <c>media/{tenant}/</c> of the data folder, each file named by the SHA-256 of its content:
/// the same file twice is one file, and a file that stands there is whole. Several nodes share the folder. Safe for concurrent use.
/// </summary>
public sealed class MediaStore(DatabaseOptions options)
{
    /// <summary>Where the file of this hash lies; it may not exist.</summary>
    public string PathOf(TenantId tenant, string hash) => Path.Combine(options.DataFolder, "media", tenant.Value, hash[..2], hash);

    /// <summary>Stores the bytes and gives their hash. Whole or not at all: written beside, flushed, and renamed.</summary>
    public async Task<string> PutAsync(TenantId tenant, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        var path = PathOf(tenant, hash);
        if (File.Exists(path))
            return hash;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var beside = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            await using (var file = new FileStream(beside, FileMode.CreateNew, FileAccess.Write))
            {
                await file.WriteAsync(bytes, cancel);
                file.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }

        return hash;
    }
}
