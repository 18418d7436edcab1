using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.KeepLists;
using KunnskapsPortal.Directory.KeepLists.Show;
using NodaTime;

namespace KunnskapsPortal.Rules.Tests.Directory;

/// <summary>How a contact list changes, fades and is read from text.</summary>
public sealed class ListRulesTests
{
    private static readonly LocalDate Today = new(2026, 11, 22);

    [Fact]
    public void Moving_keeps_every_entry_and_up_undoes_down() => Prop.ForAll<byte, byte>((size, place) =>
    {
        var list = Entries((size % 8) + 2);
        var at = place % (list.Count - 1);
        var down = ListDraft.Apply(list, new ListChange.Move(list[at].Key, false)).Entries;
        Assert.Equal(list[at], down[at + 1]);
        Assert.Equal(list.ToHashSet(), down.ToHashSet());
        Assert.Equal(list, ListDraft.Apply(down, new ListChange.Move(list[at].Key, true)).Entries);
        Assert.Equal(list, ListDraft.Apply(list, new ListChange.Move(list[0].Key, true)).Entries);
        Assert.Equal(list, ListDraft.Apply(list, new ListChange.Move(list[^1].Key, false)).Entries);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_change_is_made_whole_or_not_at_all()
    {
        var list = Entries(3);
        (ListChange Change, ListRefusal Refusal)[] refused =
        [
            (new ListChange.Remove(Guid.NewGuid()), ListRefusal.NoSuchEntry), (new ListChange.Change(Entry(9)), ListRefusal.NoSuchEntry),
            (new ListChange.Move(Guid.NewGuid(), true), ListRefusal.NoSuchEntry), (new ListChange.Add(list[0]), ListRefusal.NotSound),
            (new ListChange.Add(Entry(9) with { Phone = "" }), ListRefusal.NotSound), (new ListChange.HandOver("Ingen", "Ny", "", ""), ListRefusal.NobodyOfThatName),
            (new ListChange.HandOver(list[0].Name, "", "", ""), ListRefusal.NotSound), (new ListChange.Merge(Entries(ListEntryRules.Most)), ListRefusal.TooMany),
        ];
        foreach (var (change, refusal) in refused)
        {
            var outcome = ListDraft.Apply(list, change);
            Assert.Equal((refusal, list), (outcome.Refusal, outcome.Entries));
        }
    }

    [Fact]
    public void Nothing_of_the_leavers_numbers_stays()
    {
        var (one, two, other) = (Entry(1) with { Title = "Leder", Note = "Har fri på fredager", Direct = "00 00 02 01", Email = "en@demo.example" }, Entry(2) with { Name = "PRØVE 1", Direct = "00 00 02 02" }, Entry(3) with { Direct = "00 00 02 03" });
        var after = ListDraft.Apply([one, other, two], new ListChange.HandOver("Prøve 1 ", "Ny", "", "")).Entries;
        Assert.Equal(["Ny", "Prøve 3", "Ny"], after.Select(e => e.Name));
        Assert.Equal(["", "00 00 02 03", ""], after.Select(e => e.Direct));
        Assert.Equal([one.Key, other.Key, two.Key], after.Select(e => e.Key));
        Assert.All(after, e => Assert.Equal("00 00 03 01", e.Phone));
        Assert.Equal(("", "", ""), (after[0].Email, after[0].Title, after[0].Note));
        var words = new Dictionary<Guid, (string Title, string Note)> { [one.Key] = ("Leder", "") };
        Assert.Equal("Leder", ListDraft.Apply([one, other, two], new ListChange.HandOver("Prøve 1", "Ny", "", "") { Words = words }).Entries[0].Title);
        var unreachable = ListDraft.Apply([one with { Phone = "" }, two], new ListChange.HandOver("Prøve 1", "Ny", "", ""));
        Assert.Equal((ListRefusal.NoWayLeft, one.Name), (unreachable.Refusal, unreachable.Entries[0].Name));
    }

    [Theory]
    [InlineData("00 00 02 01", true)]
    [InlineData("+47 00 00 02 01", true)]
    [InlineData("116 117", true)]
    [InlineData("(+47) 22 22 22 22", false)]
    [InlineData("0000020", false)]
    [InlineData("00 00 02 01 / 02", false)]
    [InlineData("12", false)]
    [InlineData("+", false)]
    [InlineData("++4722222222", false)]
    public void A_number_can_be_dialled_or_is_none(string text, bool isOne) => Assert.Equal(isOne, ListEntryRules.IsPhone(text));

    [Theory]
    [InlineData(0, Freshness.Fresh, 0)]
    [InlineData(30, Freshness.Fresh, 0)]
    [InlineData(31, Freshness.Ageing, 1)]
    [InlineData(60, Freshness.Ageing, 1)]
    [InlineData(61, Freshness.Old, 2)]
    [InlineData(90, Freshness.Old, 2)]
    [InlineData(91, Freshness.Old, 3)]
    public void A_list_fades_by_the_days_of_its_region(int age, Freshness expected, int reminder)
    {
        var (rule, day) = (new ListFreshness(30, 60), Today.PlusDays(-age));
        Assert.Equal((expected, reminder), (rule.Of(day, Today), rule.Reminder(day, Today)));
        if (rule.NextChange(day, Today) is { } change)
            Assert.Equal((rule.Of(day, Today), true), (rule.Of(day, change.PlusDays(-1)), rule.Of(day, change) != rule.Of(day, Today)));
    }

    [Fact]
    public void What_is_exported_is_read_back_the_same_and_no_cell_is_a_formula() => Prop.ForAll<NonNull<string>, NonNull<string>, byte>((name, what, start) =>
    {
        string Text(string text) => string.Join(' ', new string([.. text.Where(c => !char.IsControl(c) && !char.IsSurrogate(c) && c < 0x2000)]).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)).Normalize();
        var cells = new[] { "N" + Text(name.Get), "=+-@'\";,"[start % 8] + Text(what.Get), "00 00 03 01" };
        cells[1] = cells[1].Trim();
        var file = ImportExport.Line(["Navn", "Oppgave", "Telefon"]) + ImportExport.Line(cells);
        var table = ImportDelimited.Read(file).Value!;
        Assert.Equal(2, table.Rows.Count);
        Assert.DoesNotContain(table.Rows[1].Cells, cell => ImportExport.LooksLikeFormula(cell.Text));
        Assert.Equal(cells, table.Rows[1].Cells.Select(cell => ImportExport.Plain(cell.Text)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_rows_are_numbered_as_the_file_counts_also_after_a_cell_of_several_lines()
    {
        var table = ImportDelimited.Read("Navn;Merknad;Telefon\r\n\"A\";\"to\nlinjer\";00 00 03 01\r\n\r\nB;\"sier \"\"hei\"\"\";x\r\n").Value!;
        Assert.Equal([1, 2, 5], table.Rows.Select(row => row.Number));
        var reading = ImportReading.Of(table, Guid.NewGuid).Value!;
        Assert.Equal("to linjer", Assert.Single(reading.Lines).Entry.Note);
        Assert.Equal((5, ListField.Phone), Assert.Single(reading.Faults.Select(fault => (fault.Row, fault.Field!.Value))));
    }

    [Fact]
    public void An_import_takes_the_place_of_the_same_person_and_says_what_goes()
    {
        var draft = new[] { Entry(1), Entry(2), Entry(3) with { What = "A" }, Entry(3) with { Key = Guid.NewGuid(), What = "B" } };
        var lines = new[] { Entry(1) with { What = "Ny oppgave" }, Entry(2), Entry(3) with { What = "B" }, Entry(4) }
            .Select((entry, at) => new ImportLine(at + 2, entry with { Key = Guid.NewGuid() })).ToList();
        var comparison = ImportComparison.Of(draft, lines, replaces: true);
        Assert.Equal([5], comparison.New.Select(line => line.Row));
        Assert.Equal([2], comparison.Changed.Select(line => line.Row));
        Assert.Equal([3, 4], comparison.Same.Select(line => line.Row));
        Assert.Equal([draft[2]], comparison.Removed);
        Assert.Equal([draft[0].Key, draft[1].Key, draft[3].Key], comparison.Entries.Take(3).Select(e => e.Key));
        Assert.Empty(ImportComparison.Of(draft, lines, replaces: false).Removed);
    }

    [Fact]
    public void What_a_file_is_silent_about_stays_and_more_readers_are_told_of()
    {
        var hidden = Entry(1) with
        {
            Title = "Leder",
            Note = "Merk",
            Task = ListTask.Young,
            Direct = "00 00 02 01",
            Email = "en@demo.example",
            PhoneFor = FieldVisibility.OwnGps,
            DirectFor = FieldVisibility.OwnOffice,
            EmailFor = FieldVisibility.Members,
        };
        var silent = Compared("Navn;Telefon\r\nPrøve 1;00 00 03 01\r\n", hidden);
        Assert.Equal(hidden, Assert.Single(silent.Same).Entry);
        Assert.Empty(silent.Wider);
        Assert.Equal("", Assert.Single(Compared("Navn;Telefon;Merknad\r\nPrøve 1;00 00 03 01;\r\n", hidden).Changed).Entry.Note);
        Assert.Equal([new ImportWidening(ListField.Phone, "Prøve 1")], Compared("Navn;Telefon;Telefon vises for\r\nPrøve 1;00 00 03 01;alle\r\n", hidden).Wider);
        Assert.Empty(Compared("Navn;Telefon;Telefon vises for\r\nPrøve 1;00 00 03 01;bare kontoret\r\n", hidden).Wider);
        // Spelled anew somebody is new, with a number that was hidden.
        var renamed = Compared("Navn;Telefon\r\nPrøve En;0000 0301\r\n", hidden);
        Assert.Equal((1, ListField.Phone), (renamed.New.Count, Assert.Single(renamed.Wider).Field));
    }

    [Fact]
    public void A_direct_number_is_never_for_all()
    {
        Assert.Equal([new ListFault(ListField.DirectFor, ListFaultKind.NeverPublic)], ListEntryRules.Check(Entry(1) with { DirectFor = FieldVisibility.Public }));
        var reading = ImportReading.Of(ImportDelimited.Read("Navn;Direktenummer;Direktenummer vises for\r\nA;00 00 03 01;alle\r\n").Value!, Guid.NewGuid).Value!;
        Assert.Equal((ListField.DirectFor, ListFaultKind.NeverPublic), Assert.Single(reading.Faults.Select(fault => (fault.Field!.Value, fault.Rule!.Value))));
        Assert.Empty(reading.Lines);
    }

    [Theory]
    [InlineData("nb-NO")]
    [InlineData("nn-NO")]
    public void A_keepers_file_comes_back_unchanged_and_nobody_elses_has_direct_numbers(string form)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(form);
        try
        {
            var entries = FieldVisibilities.All.Select((level, at) => Entry(at) with
            {
                Title = "=Leder; \"alt\"",
                What = "A, B",
                Task = (ListTask)at,
                Direct = "00 00 02 01",
                Email = "en@demo.example",
                Note = "Merk",
                PhoneFor = level,
                EmailFor = level,
                DirectFor = level == FieldVisibility.Public ? FieldVisibility.OwnGps : level,
            }).ToList();
            var list = new ShownList(new ListOffice(Guid.NewGuid(), "kontor", "Kontor", ["Kontor"], []), entries, false, true);
            var comparison = Compared(ListFiles.Csv(list, keeps: true).TrimStart('\ufeff'), [.. entries]);
            Assert.Equal((entries.Count, 0, 0, 0), (comparison.Same.Count, comparison.Changed.Count, comparison.New.Count, comparison.Wider.Count));
            Assert.Contains("00 00 02 01", ListFiles.Csv(list, keeps: true), StringComparison.Ordinal);
            Assert.DoesNotContain("00 00 02 01", ListFiles.Csv(list, keeps: false), StringComparison.Ordinal);
            Assert.DoesNotContain("0000 0201".Replace(" ", "", StringComparison.Ordinal), ListFiles.Cards(list, new Uri("https://x.example/")), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static ImportComparison Compared(string file, params ListEntry[] draft)
    {
        var reading = ImportReading.Of(ImportDelimited.Read(file).Value!, Guid.NewGuid).Value!;
        Assert.Empty(reading.Faults);
        return ImportComparison.Of(draft, reading.Lines, replaces: true);
    }

    [Fact]
    public void Any_bytes_are_read_or_refused() => Prop.ForAll<byte[]>(bytes =>
    {
        var text = ImportText.Decode(bytes);
        if (text.Value is not null && ImportDelimited.Read(text.Value).Value is { } table)
            Assert.NotNull((object?)ImportReading.Of(table, Guid.NewGuid));
    }).QuickCheckThrowOnFailure();

    private static List<ListEntry> Entries(int count) => [.. Enumerable.Range(1, count).Select(Entry)];

    private static ListEntry Entry(int number) => new(Guid.NewGuid(), $"Prøve {number}") { Phone = "00 00 03 01" };
}
