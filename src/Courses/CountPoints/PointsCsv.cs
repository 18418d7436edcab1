using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Time;

namespace KunnskapsPortal.Courses.CountPoints;

/// <summary>
/// The account as a table for a spreadsheet: semicolons and a byte order mark, as Norwegian Excel wants them. Text that a
/// spreadsheet would take for a formula gets an apostrophe before it. Notes are left out.
/// </summary>
public static class PointsCsv
{
    public static byte[] Of(PointsSheet sheet)
    {
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.CurrentCulture) { Delimiter = ";", InjectionOptions = InjectionOptions.Escape }))
        {
            Row(csv, Texts.PtsDay, Texts.PtsActivity, Texts.PtsOrganiser, Texts.PtsCategory, Texts.PtsPoints, Texts.PtsVerdict, Texts.PtsWhy, Texts.PtsCertificate);
            foreach (var line in sheet.Activities)
            {
                Row(
                    csv, line.Activity.Day.Iso(), line.Title, line.Organiser, line.CategoryTitle,
                    line.Activity.Points?.ToString("0.##", CultureInfo.CurrentCulture) ?? "", PointsWords.Of(line.Judgement.Verdict),
                    PointsWords.Of(line.Judgement.Reason), line.Certificate?.Address ?? "");
            }
        }

        return bytes.ToArray();
    }

    private static void Row(CsvWriter csv, params string[] fields)
    {
        foreach (var field in fields)
            csv.WriteField(field);
        csv.NextRecord();
    }
}
