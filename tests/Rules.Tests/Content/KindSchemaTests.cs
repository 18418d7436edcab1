using KunnskapsPortal.Kernel.Publishing;

namespace KunnskapsPortal.Rules.Tests.Content;

/// <summary>The kinds of the body of content: what each accepts, and that it refuses the rest with the field's name.</summary>
public sealed class KindSchemaTests
{
    public static TheoryData<string> Names => [.. Drafts.KindNames];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_smallest_whole_text_reads_and_is_written_back_in_canonical_form(string kind)
    {
        var document = Drafts.Read(kind);
        var written = CanonicalWriter.Write(document);
        Assert.Equal(written, CanonicalWriter.Write(ContentParser.Parse(Drafts.Kinds[kind], written).Document!));
        Assert.Equal("x", document.Key);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_required_field_is_missed_by_name(string kind)
    {
        var declared = Drafts.Kinds[kind];
        var lines = Drafts.Text(kind).Split('\n').ToList();
        foreach (var field in declared.OwnFields.Where(field => field.Required))
        {
            var at = lines.FindIndex(line => line.StartsWith($"{field.Name}:", StringComparison.Ordinal));
            var end = lines.FindIndex(at + 1, line => !line.StartsWith(' '));
            var without = string.Join('\n', lines.Where((_, i) => i < at || i >= end));
            var error = Assert.Single(ContentParser.Parse(declared, without).Errors);
            Assert.Equal(field.Name, error.Path);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_field_of_another_kind_is_refused(string kind) =>
        Assert.Equal("patient", Assert.Single(ContentParser.Parse(Drafts.Kinds[kind], Drafts.Text(kind).Replace("sources:\n", "patient: Kari\nsources:\n", StringComparison.Ordinal)).Errors).Path);

    [Fact]
    public void A_choice_that_does_not_exist_is_refused_where_it_stands()
    {
        var text = Drafts.Text("lesson").Replace("verdict: right", "verdict: maybe", StringComparison.Ordinal);
        Assert.Equal("answers.0.verdict", Assert.Single(ContentParser.Parse(Drafts.Kinds["lesson"], text).Errors).Path);
    }

    [Theory]
    [InlineData("100000", 0)]
    [InlineData("100001", 1)]
    [InlineData("2147483647", 1)]
    [InlineData("-1", 1)]
    public void A_number_is_small_enough_to_be_added_to_others(string minutes, int errors) =>
        Assert.Equal(errors, ContentParser.Parse(Drafts.Kinds["case"], Drafts.Text("case").Replace("minutes: 20", $"minutes: {minutes}", StringComparison.Ordinal)).Errors.Count);

    [Fact]
    public void What_stands_there_to_be_wrong_is_no_text_of_its_own_and_its_explanation_is()
    {
        var texts = Drafts.Read("lesson").OwnTexts().ToList();
        Assert.Contains("Ja", texts);
        Assert.DoesNotContain("Nei", texts);
        Assert.Contains("Slik er det ikke.", texts);
        Assert.Empty(Drafts.Read("misunderstanding").OwnTexts());
    }

    [Fact]
    public void A_source_is_cited_from_the_register_or_by_title_and_never_by_neither()
    {
        Assert.Equal("source:ftrl", Drafts.Read("tool").Records("sources")[0].Text("source"));
        Assert.Equal("Et brev", Drafts.Read("tool", "", ("    source: source:ftrl\n", "    title: Et brev\n")).Records("sources")[0].Text("title"));
        var neither = Drafts.Text("tool").Replace("    source: source:ftrl\n", "", StringComparison.Ordinal);
        Assert.Equal("sources.0.title", Assert.Single(ContentParser.Parse(Drafts.Kinds["tool"], neither).Errors).Path);
    }

    [Fact]
    public void A_citation_takes_from_the_register_what_it_does_not_say_itself()
    {
        var register = Drafts.Read("source", "", ("title: Tittel", "title: Folketrygdloven"), ("publisher: Stortinget\n", "publisher: Stortinget\nurl: https://lovdata.no/x\nread: 2026-04\n"));
        var cited = Assert.Single(CitedSource.Of(Drafts.Read("tool", "", ("    place: § 8-4\n", "    place: § 8-4\n    status: disagree\n")), key => key == "ftrl" ? register : null));
        Assert.Equal(new CitedSource("Folketrygdloven", "§ 8-4", "https://lovdata.no/x", "2026-04", "disagree"), cited);
        Assert.Equal("source:ftrl", Assert.Single(CitedSource.Of(Drafts.Read("tool"), _ => null)).Title);
    }
}
