using System.Diagnostics;
using System.Text.Json;
using KunnskapsPortal.Notifications.SendMail;

namespace KunnskapsPortal.Rules.Tests.Notifications;

/// <summary>What postal-mime, a reader that others have written, understands of our mails.</summary>
public sealed class PostalMimeTests
{
    [Fact]
    public async Task Postal_mime_reads_every_hostile_text_as_it_was_written()
    {
        // Its own habits: it takes blanks off the ends of a subject, and NUL from no text.
        var texts = Mails.Hostile.Where(text => text == text.Trim() && !text.Contains('\0', StringComparison.Ordinal)).ToList();
        using var read = await ReadAsync(texts.Select(text => MimeMessage.Write(Mails.Plain with
        {
            Subject = text, ToName = text, Text = text + "!", Html = text + "!", Calendar = ("REQUEST", text), Unsubscribe = "https://portal.example/x",
        })));
        Assert.Equal(texts.Count, read.RootElement.GetArrayLength());
        foreach (var (text, mail) in texts.Zip(read.RootElement.EnumerateArray()))
        {
            Assert.Equal(Mails.InHead(text), mail.GetProperty("subject").GetString());
            Assert.Equal([string.IsNullOrWhiteSpace(text) ? "" : Mails.InHead(text), "fastlege@demo.example"], Pair(mail.GetProperty("to")));
            Assert.Equal(["Kunnskapsportalen Innlandet", "portal@portal.example"], Pair(mail.GetProperty("from")));
            Assert.Equal("<0198f3a2000070008000000000000001@portal.example>", mail.GetProperty("messageId").GetString());
            Assert.Equal("REQUEST", mail.GetProperty("method").GetString());
            Assert.Equal(Mails.InBody(text), mail.GetProperty("calendar").GetString());
            Assert.Equal(Lines(text + "!"), Lines(mail.GetProperty("text").GetString()!));
            Assert.Equal(Lines(text + "!"), Lines(mail.GetProperty("html").GetString()!));
            Assert.Equal(11, mail.GetProperty("headers").GetInt32());
        }
    }

    private static string Lines(string text) => Mails.InBody(text).ReplaceLineEndings("\n").TrimEnd('\n');

    private static string[] Pair(JsonElement mailbox) => [mailbox.GetProperty("name").GetString()!, mailbox.GetProperty("address").GetString()!];

    private static async Task<JsonDocument> ReadAsync(IEnumerable<byte[]> messages)
    {
        var folder = Folders.CreateTempSubdirectory("kp-mime-").FullName;
        try
        {
            foreach (var (message, number) in messages.Select((message, number) => (message, number)))
                await File.WriteAllBytesAsync(Path.Combine(folder, $"{number:000}.eml"), message);
            var script = Path.Combine(KunnskapsPortal.Rules.Tests.Calendar.Repository.Root, "tests", "Rules.Tests", "Notifications", "read-mail.mjs");
            using var node = Process.Start(new ProcessStartInfo("node", [script, folder]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = node.StandardError.ReadToEndAsync();
            var output = await node.StandardOutput.ReadToEndAsync();
            await node.WaitForExitAsync();
            Assert.True(node.ExitCode == 0, await errors);
            return JsonDocument.Parse(output);
        }
        finally
        {
            Folders.Delete(folder, recursive: true);
        }
    }
}
