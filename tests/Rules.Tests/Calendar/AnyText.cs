using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace KunnskapsPortal.Rules.Tests.Calendar;

/// <summary>Texts as bad as they come, and what the writer promises to keep of them.</summary>
internal static class AnyText
{
    public static Gen<string> Any
    {
        get
        {
            var pieces = Gen.OneOf(
                Gen.Elements("\\", ";", ",", ":", "\"", "^", "^n", "\n", "\r", "\r\n", "\\n", "\t", " ", "\0", "\u0007", "\u001f", "\u007f", "\u0085", "\u2028"),
                Gen.Elements("BEGIN:VEVENT", "END:VCALENDAR", "\r\nATTACH:x", "\r\n ", "\r\nATTENDEE:mailto:x@y.example"),
                Gen.Elements("æ", "ø", "å", "€", "🩺", "👨‍👩‍👧‍👦", "🇳🇴", "e\u0301", "\ufeff", "日本"),
                Gen.Elements("\ud83d", "\udc00"),
                Gen.Choose(0x20, 0x7e).Select(code => ((char)code).ToString()));
            return Gen.Choose(0, 1000).SelectMany(length => pieces.ListOf(length)).Select(parts => string.Concat(parts));
        }
    }

    // The promise, said another way than the writer says it: line breaks are one kind, control characters are gone.
    public static string Kept(string text)
    {
        var sound = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        var broken = sound.Replace("\r\n", "\n", StringComparison.Ordinal);
        foreach (var mark in "\r\u0085\u2028\u2029")
            broken = broken.Replace(mark, '\n');
        return string.Concat(broken.Where(c => c is '\n' or '\t' || !char.IsControl(c)));
    }
}
