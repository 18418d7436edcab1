using System.Diagnostics;
using System.Text.Json;

namespace KunnskapsPortal.Rules.Tests.Calendar;

/// <summary>Lets ical.js read a text on a machine that stands in a given zone.</summary>
internal static class IcalJs
{
    public static async Task<JsonDocument> ReadAsync(string script, string text, string zone)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7()}.ics");
        await File.WriteAllTextAsync(file, text);
        try
        {
            var start = new ProcessStartInfo("node", [Repository.File(script), file]) { RedirectStandardOutput = true, RedirectStandardError = true };
            start.Environment["TZ"] = zone;
            using var node = Process.Start(start)!;
            var errors = node.StandardError.ReadToEndAsync();
            var output = await node.StandardOutput.ReadToEndAsync();
            await node.WaitForExitAsync();
            Assert.True(node.ExitCode == 0, await errors);
            return JsonDocument.Parse(output);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
