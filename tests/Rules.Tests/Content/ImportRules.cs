using KunnskapsPortal.Editorial.Domain;
using KunnskapsPortal.Kernel.Media;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Rules.Tests.Content;

public sealed class ImportRules
{
    // The texts that the item has had: imported "p", edited "e".
    private static readonly StoredItem Imported =
        new(Guid.Empty, "page", "x", Language.Bokmal, "x", "p", "p", "p", false, false, new HashSet<string> { "p" });

    private static readonly StoredItem Edited = Imported with { Latest = "e", Texts = new HashSet<string> { "p", "e" } };

    public static TheoryData<string, StoredItem, string, string, ImportOutcome> Cases { get; } = new()
    {
        { "the same", Imported, "page/x.nb.md", "p", ImportOutcome.Unchanged },
        { "a new text", Imported, "page/x.nb.md", "q", ImportOutcome.ChangedThere },
        { "a new address", Imported, "page/y.nb.md", "p", ImportOutcome.ChangedThere },
        { "a draft of what is published", Imported, "page/x.nb.draft.md", "p", ImportOutcome.Unchanged },
        { "a new draft", Imported, "page/x.nb.draft.md", "q", ImportOutcome.ChangedThere },
        { "an editor's draft above the same", Edited, "page/x.nb.md", "p", ImportOutcome.Unchanged },
        { "an editor's draft and a new text", Edited, "page/x.nb.md", "q", ImportOutcome.Conflict },
        { "an editor's draft, sent out and in", Edited, "page/x.nb.draft.md", "e", ImportOutcome.Unchanged },
        { "an editor's draft and an older one", Edited, "page/x.nb.draft.md", "p", ImportOutcome.ChangedHere },
        { "an editor's publication", Edited with { Published = "e", HasSteps = true }, "page/x.nb.md", "p", ImportOutcome.ChangedHere },
        { "an editor's publication and a new text", Edited with { Published = "e", HasSteps = true }, "page/x.nb.md", "q", ImportOutcome.Conflict },
        { "taken down", Imported with { Published = null, HasSteps = true }, "page/x.nb.md", "p", ImportOutcome.ChangedHere },
        { "taken down and a new text", Imported with { Published = null, HasSteps = true }, "page/x.nb.md", "q", ImportOutcome.Conflict },
        { "renamed here", Imported with { Slug = "z", HasSteps = true, WasRenamed = true }, "page/x.nb.md", "p", ImportOutcome.ChangedHere },
        { "renamed here and a new text", Imported with { Slug = "z", HasSteps = true, WasRenamed = true }, "page/x.nb.md", "q", ImportOutcome.Conflict },
        { "edited here and renamed there", Edited, "page/y.nb.md", "p", ImportOutcome.Conflict },
        { "never imported", Imported with { Imported = null }, "page/x.nb.md", "q", ImportOutcome.Conflict },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_file_is_held_against_the_item(string which, StoredItem here, string file, string hash, ImportOutcome expected) =>
        Assert.Equal((which, expected), (which, here.Judge(ContentFileName.Parse(file)!, hash)));

    [Fact]
    public void What_was_taken_in_is_unchanged_the_next_time()
    {
        foreach (var here in new[] { Imported, Edited, Imported with { Published = null, HasSteps = true } })
        {
            foreach (var name in new[] { "page/x.nb.md", "page/y.nb.md", "page/x.nb.draft.md" })
            {
                var file = ContentFileName.Parse(name)!;
                Assert.Equal(ImportOutcome.Unchanged, here.With(file, "q").Judge(file, "q"));
            }
        }
    }

    [Theory]
    [InlineData("page/x.nb.md")]
    [InlineData("supplement/et-navn.nn.draft.md")]
    public void A_file_name_reads_and_writes(string name) => Assert.Equal(name, ContentFileName.Parse(name)?.ToString());

    [Theory]
    [InlineData("x.nb.md")]
    [InlineData("page/x.md")]
    [InlineData("page/x.en.md")]
    [InlineData("page/X.nb.md")]
    [InlineData("page/../x.nb.md")]
    [InlineData("page/.nb.md")]
    [InlineData("page/x.nb.txt")]
    public void Other_names_are_no_content_files(string name) => Assert.Null(ContentFileName.Parse(name));

    [Theory]
    [InlineData("page/x.nb.md", true)]
    [InlineData("page/æøå x.md", true)]
    [InlineData("", false)]
    [InlineData("/page/x", false)]
    [InlineData("page/../x", false)]
    [InlineData("page/./x", false)]
    [InlineData("page/... /x", false)]
    [InlineData("page\\x", false)]
    [InlineData("C:x", false)]
    [InlineData("x\u202e", false)]
    [InlineData("x\n", false)]
    [InlineData("x\u200b", false)]
    public void Names_in_archives_are_harmless_or_not(string name, bool harmless) => Assert.Equal(harmless, ArchiveNames.IsHarmless(name));

    [Fact]
    public void The_index_of_media_reads_and_writes_the_same_bytes_in_the_order_of_keys()
    {
        var entries = new[]
        {
            new MediaEntry("b", "b.png", "00", "image/png", "Æ «b» \\ 'c' & <d>", "alt", ""),
            new MediaEntry("a", "a.pdf", "11", "application/pdf", "A", "", "a"),
        };
        var bytes = MediaIndex.Write(entries);
        Assert.Equal(["a", "b"], MediaIndex.Read(bytes)!.Select(e => e.Key));
        Assert.Equal(bytes, MediaIndex.Write(MediaIndex.Read(bytes)!));
        Assert.EndsWith("]\n", System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.DoesNotContain((byte)'\r', bytes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("[{\"key\": 1}]")]
    [InlineData("[")]
    public void What_is_no_index_is_refused(string text) => Assert.Null(MediaIndex.Read(System.Text.Encoding.UTF8.GetBytes(text)));
}
