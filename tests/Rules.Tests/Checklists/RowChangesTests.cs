using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Checklists.Domain;

namespace KunnskapsPortal.Rules.Tests.Checklists;

public sealed class RowChangesTests
{
    private static readonly ChecklistRow A = new("a", Sides.Gp, "Spør.", null);
    private static readonly ChecklistRow B = new("b", Sides.Nav, "Svar.", "Loven.");

    [Fact]
    public void A_point_is_added_reworded_or_gone_and_a_move_is_no_change()
    {
        Assert.Empty(RowChanges.Between([A, B], [B, A]));
        Assert.Equal([new RowChange(RowChangeKind.Added, B)], RowChanges.Between([A], [A, B]));
        Assert.Equal([new RowChange(RowChangeKind.Removed, A)], RowChanges.Between([A, B], [B]));
        Assert.Equal([new RowChange(RowChangeKind.Changed, B with { Note = "Ny." }, B)], RowChanges.Between([A, B], [A, B with { Note = "Ny." }]));
    }

    [Fact]
    public void What_is_told_turns_the_old_points_into_the_new_and_names_no_point_twice() => Prop.ForAll(
        Lists(), Lists(), (before, now) =>
        {
            var changes = RowChanges.Between(before, now);
            Assert.Equal(changes.Count, changes.Select(change => change.Row.Key).Distinct().Count());
            var turned = before.ToDictionary(row => row.Key);
            foreach (var change in changes)
            {
                if (change.Kind == RowChangeKind.Removed)
                    turned.Remove(change.Row.Key);
                else
                    turned[change.Row.Key] = change.Row;
            }

            Assert.Equal(now.OrderBy(row => row.Key), turned.Values.OrderBy(row => row.Key));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_plain_text_is_what_an_old_program_shows()
    {
        var text = PlainChecklist.Write("Uke 7 – «spørsmål»", [("Fastlegen", ["Skriv … 3–6 uker.", "Løft ≥ 5 kg → fortell Đorđe Šátŋa."]), ("Nav", ["Les\u00a0først."])]);
        Assert.Equal("Uke 7 - \"spørsmål\"\r\n\r\nFastlegen\r\n[ ] Skriv ... 3-6 uker.\r\n[ ] Løft >= 5 kg -> fortell Đorđe Šátŋa.\r\n\r\nNav\r\n[ ] Les først.\r\n", text);
    }

    [Fact]
    public void Any_text_becomes_letters_and_signs_of_a_keyboard_with_windows_line_ends_and_stays_so() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            var plain = PlainChecklist.Plain(new string([.. text.Get.Where(sign => !char.IsSurrogate(sign))]));
            Assert.All(plain.EnumerateRunes(), sign => Assert.True(sign.Value <= 0xff || Rune.IsLetter(sign) || Rune.GetUnicodeCategory(sign) <= UnicodeCategory.EnclosingMark));
            Assert.DoesNotContain('\n', plain.Replace("\r\n", "", StringComparison.Ordinal));
            Assert.Equal(plain, PlainChecklist.Plain(plain));
        }).QuickCheckThrowOnFailure();

    private static Arbitrary<ChecklistRow[]> Lists() =>
        (from key in Gen.Elements("a", "b", "c", "d")
         from text in Gen.Elements("Spør.", "Svar.")
         from side in Gen.Elements(Sides.Gp, Sides.Nav)
         select new ChecklistRow(key, side, text, null)).ArrayOf().Select(rows => rows.DistinctBy(row => row.Key).ToArray()).ToArbitrary();
}
