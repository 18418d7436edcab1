using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace KunnskapsPortal.Web.Start;

/// <summary>Styles, icons and scripts: addresses carry the content's hash, so browsers may keep them for a year.</summary>
public static class Assets
{
    private static readonly ConcurrentDictionary<string, string> Versions = new();

    /// <summary>The address of a file below <c>/assets/</c>.</summary>
    public static string Address(IWebHostEnvironment host, string file)
    {
        var version = Versions.GetOrAdd(file, _ => HashOf(host.WebRootFileProvider.GetFileInfo("assets/" + file)));
        return $"/assets/{file}?v={version}";
    }

    /// <summary>What our files are, by their names; <c>.br</c> is one of them pressed together.</summary>
    public static FileExtensionContentTypeProvider Types { get; } = new() { Mappings = { [".br"] = "application/octet-stream" } };

    public static StaticFileOptions Options() => new()
    {
        OnPrepareResponse = context =>
        {
            PrecompressedAssets.Describe(context.Context.Response, context.File);
            context.Context.Response.Headers.CacheControl =
                context.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable"
                : context.File.Name is "sw.js" or "sw.js.br" ? "no-cache"
                : "public, max-age=3600";
        },
        ContentTypeProvider = Types,
    };

    private static string HashOf(IFileInfo file)
    {
        if (!file.Exists)
            return "0";
        using var stream = file.CreateReadStream();
        return Convert.ToHexStringLower(SHA256.HashData(stream))[..12];
    }
}
