using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Editorial.Domain;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Web;

namespace KunnskapsPortal.Rules.Tests.Editorial;

public sealed class ItemFormTests
{
    private static readonly ContentKinds Kinds = new(Modules.All);
    private static readonly string Folder = Path.Combine(Repository.Root, "content");

    public static TheoryData<string> Files { get; } =
        [.. Folders.EnumerateFiles(Folder, "*.md", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Opening_a_text_and_storing_it_again_changes_nothing(string file)
    {
        var kind = Kinds[file.Split(Path.DirectorySeparatorChar)[1]];
        var text = File.ReadAllText(Path.Combine(Folder, file));
        var form = ItemForm.Of(ContentParser.Parse(kind, text).Document!);
        // As it is kept while one writes, tidied as when it is stored.
        var (document, errors) = ContentParser.Parse(kind, ItemForm.Parse(form.Json()).Tidy(kind).ToText(kind));
        Assert.Empty(errors);
        Assert.Equal(text, CanonicalWriter.Write(document!));
    }

    [Fact]
    public void Whatever_is_typed_in_a_field_is_a_value_and_never_structure() =>
        Prop.ForAll(Arb.From(Gen.ArrayOf(Gen.Elements("\n", "---", "key: ond", "\"", "\\", ": ", "- ", "#", "\t", "\0", "\u202e", "æ", "{", "}", "\r\n", "title: X", " "))), parts =>
        {
            var typed = string.Concat(parts);
            var kind = Kinds["article"];
            var form = ItemForm.From([]).With("f.key", "x").With("f.title", "a" + typed).With("f.owner", typed).With("f.synonyms", typed).With("f.sources.0.title", typed).With("body", typed).Tidy(kind);
            var (document, errors) = ContentParser.Parse(kind, form.ToText(kind), Completeness.Draft);
            Assert.DoesNotContain(errors, error => error.Path != "body");
            Assert.Equal("x", document!.Key);
            Assert.StartsWith("a", document.Title, StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_row_is_added_moved_and_taken_away_and_the_others_stay()
    {
        var kind = Kinds["article"];
        var form = ItemForm.From([]).With("f.sources.0.title", "A").With("f.sources.1.title", "B");
        string Rows(ItemForm f) => string.Join(',', Enumerable.Range(0, f.Rows("sources")).Select(row => f.Value($"f.sources.{row}.title")));
        Assert.Equal("A,B,", Rows(form.WithRows("legg-til:sources", kind)));
        Assert.Equal("B,A", Rows(form.WithRows("opp:sources:1", kind)));
        Assert.Equal("B,A", Rows(form.WithRows("ned:sources:0", kind)));
        Assert.Equal("B", Rows(form.WithRows("fjern:sources:0", kind)));
        foreach (var nonsense in new[] { "fjern:sources:9", "opp:sources:0", "ned:sources:x", "legg-til:finnes-ikke", "legg-til" })
            Assert.Equal("A,B", Rows(form.WithRows(nonsense, kind)));
    }

    [Fact]
    public void Every_field_and_every_choice_of_every_kind_has_words_in_both_forms()
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            foreach (var culture in new[] { "nb-NO", "nn-NO" })
            {
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
                Assert.Empty(Modules.All.SelectMany(module => module.Kinds).SelectMany(Wordless));
            }
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    // Keys, and the fields that the portal fills in itself, are never shown.
    private static IEnumerable<string> Wordless(ContentKind kind) =>
        from field in kind.Fields
        from part in field.RecordFields is null ? [(Path: field.Name, Field: field)] : field.RecordFields.Select(p => (Path: $"{field.Name}.{p.Name}", Field: p)).Append((Path: field.Name, Field: field))
        where part.Field.Name is not ("key" or Supplements.Section or Supplements.UnderVersion)
        from missing in (part.Field.Choices ?? []).Where(choice => kind.ChoiceLabel(part.Path, choice) == choice).Prepend(kind.FieldLabel(part.Path) == part.Path ? part.Path : "")
        where missing.Length > 0
        select $"{kind.Name}: {part.Path} {missing}";
}
