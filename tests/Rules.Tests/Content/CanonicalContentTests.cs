using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Web;

namespace KunnskapsPortal.Rules.Tests.Content;

public sealed class CanonicalContentTests
{
    private static readonly ContentKinds Kinds = new(Modules.All);
    private static readonly string Folder = Path.Combine(Repository.Root, "content");

    public static TheoryData<string> Files { get; } =
        [.. Folders.EnumerateFiles(Folder, "*.md", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_file_is_canonical(string file)
    {
        var text = File.ReadAllText(Path.Combine(Folder, file));
        var (document, errors) = ContentParser.Parse(Kinds[file.Split(Path.DirectorySeparatorChar)[1]], text);
        Assert.Empty(errors);
        Assert.Equal(text, CanonicalWriter.Write(document!));
    }

    /// <summary>Forms and self-service are in both written forms by law (språklova § 14); rules, amounts, checklists and mail by the house's own rule.</summary>
    [Fact]
    public void What_every_reader_leans_on_exists_in_both_forms()
    {
        string[] both = ["form", "rule", "fee", "checklist", "mail", "page", "order", "answer"];
        var lone = Items().Where(item => both.Contains(item.Document.Kind.Name)).GroupBy(IdOf).Where(pair => pair.Count() != 2).Select(pair => pair.Key);
        Assert.Empty(lone);
        Assert.True(Items().Where(item => item.Document.Kind.IsRead).GroupBy(IdOf).Count(pair => pair.Count() == 2) >= 100);
    }

    [Fact]
    public void The_two_forms_of_an_item_have_the_same_headings_and_records()
    {
        var pairs = Items().GroupBy(IdOf).Where(pair => pair.Count() > 1).ToList();
        Assert.NotEmpty(pairs);
        foreach (var pair in pairs)
        {
            Assert.Single(pair.Select(i => string.Join(' ', HeadingIds.Outline(i.Document.Body).Select(h => h.Id))).Distinct());
            Assert.Single(pair.Select(i => string.Join(' ', i.Document.Kind.Fields.Where(f => f.Type == FieldType.Records).SelectMany(f => i.Document.Records(f.Name)).Select(r => r.Key))).Distinct());
        }
    }

    private static IEnumerable<(string File, ItemDocument Document)> Items() =>
        Folders.EnumerateFiles(Folder, "*.md", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, f))
            .Select(file => (file, ContentParser.Parse(Kinds[file.Split('/')[1]], File.ReadAllText(Path.Combine(Folder, file))).Document!));

    private static string IdOf((string File, ItemDocument Document) item) => $"{item.File.Split('/')[0]}/{item.Document.Kind.Name}/{item.Document.Key}";

    [Fact]
    public void Any_text_in_a_field_is_read_back_as_it_was_written() =>
        Prop.ForAll(Arb.From(Gen.ArrayOf(Gen.Elements("æ", "ø", ":", ": ", "#", " #", "\"", "'", "\\", "-", "- ", "[", "{", "|", ">", "%", "@", "!", "&", "*", "true", "null", "1", "2027-03-11", "a", "B", " ", "é", "😀", "§", "«", "»", ","))),
            parts =>
            {
                var title = string.Join(' ', string.Concat(parts).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
                if (title.Length == 0)
                    return;
                var kind = Kinds["page"];
                var values = new Dictionary<string, object>
                {
                    ["key"] = "x",
                    ["title"] = title,
                    ["summary"] = "s",
                    ["owner"] = "o",
                    ["audience"] = new[] { "gp" },
                    ["visibility"] = "public",
                    ["checked"] = "2026-11-21",
                    ["due"] = "2027-05-21",
                    ["synonyms"] = new[] { title },
                    ["sources"] = new[] { new FieldValues(new Dictionary<string, object> { ["key"] = "k", ["title"] = title }) },
                };
                var text = CanonicalWriter.Write(new ItemDocument(kind, values, ""));
                var (document, errors) = ContentParser.Parse(kind, text);
                Assert.Empty(errors);
                Assert.Equal(title.Normalize(), document!.Title);
                Assert.Equal(text.Normalize(), CanonicalWriter.Write(document));
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
