using System.Globalization;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.SmallGroups.Resources;

namespace KunnskapsPortal.SmallGroups.Domain;

/// <summary>What a meeting kit must hold: an agenda that fills the meeting to the minute, and two cases to talk about.</summary>
public static class KitText
{
    public const int FewestCases = 2;

    public static IReadOnlyList<Remark> Remarks(ItemDocument kit)
    {
        var planned = kit.Records("agenda").Sum(part => part.Number("minutes") ?? 0);
        return
        [
            .. planned != kit.Number("minutes") ? [new Remark("agenda", Say(Texts.RemarkKitMinutes, planned, kit.Number("minutes") ?? 0))] : Array.Empty<Remark>(),
            .. kit.List("cases").Distinct().Count() < FewestCases ? [new Remark("cases", Say(Texts.RemarkKitCases, FewestCases))] : Array.Empty<Remark>(),
        ];
    }

    private static string Say(string message, params object[] values) => string.Format(CultureInfo.CurrentCulture, message, values);
}
