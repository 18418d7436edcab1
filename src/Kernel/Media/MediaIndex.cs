using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Kernel.Media;

/// <summary>What is said about one file of a media library when it is taken out and in.</summary>
/// <param name="Hash">SHA-256 of the bytes, in lower-case hex.</param>
/// <param name="Type">The media type, <c>image/png</c>.</param>
public sealed record MediaEntry(string Key, string FileName, string Hash, string Type, string Title, string AltNb, string AltNn);

/// <summary>
/// <c>media/media.json</c>: the files of a media library, by key, as a list of objects with the members in this order, two
/// spaces, LF, one final newline. Writing what was read gives the same bytes.
/// </summary>
public static class MediaIndex
{
    /// <summary>Where media lie below a tenant.</summary>
    public const string Folder = "media/";

    public const string File = Folder + "media.json";

    /// <summary>Bytes.</summary>
    public const int MaxLength = 10_000_000;

    private static readonly JsonWriterOptions Form = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Members = ["key", "file_name", "hash", "type", "title", "alt_nb", "alt_nn"];

    public static byte[] Write(IEnumerable<MediaEntry> entries)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, Form))
        {
            json.WriteStartArray();
            foreach (var entry in entries.OrderBy(e => e.Key, StringComparer.Ordinal))
            {
                json.WriteStartObject();
                foreach (var (member, value) in Members.Zip([entry.Key, entry.FileName, entry.Hash, entry.Type, entry.Title, entry.AltNb, entry.AltNn]))
                    json.WriteString(member, value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        memory.WriteByte((byte)'\n');
        return memory.ToArray();
    }

    /// <summary>The entries as they stand, unchecked but for their form; null where it is not such a list. Never throws.</summary>
    public static IReadOnlyList<MediaEntry>? Read(byte[] bytes)
    {
        if (bytes.Length > MaxLength)
            return null;
        try
        {
            using var json = JsonDocument.Parse(bytes.AsMemory(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? 3 : 0));
            return [.. json.RootElement.EnumerateArray().Select(entry => new MediaEntry(
                Text(entry, 0), Text(entry, 1), Text(entry, 2), Text(entry, 3), Text(entry, 4), Text(entry, 5), Text(entry, 6)))];
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string Text(JsonElement entry, int member) =>
        entry.TryGetProperty(Members[member], out var value) ? WellFormed.Nfc(value.GetString() ?? "").Trim() : "";
}
