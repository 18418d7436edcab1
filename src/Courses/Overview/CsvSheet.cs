using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace KunnskapsPortal.Courses.Overview;

/// <summary>
/// A table as a file that spreadsheets open: semicolons, UTF-8 with the mark that tells them so, and no cell that is taken for
/// a formula.
/// </summary>
public static class CsvSheet
{
    public const string ContentType = "text/csv; charset=utf-8";

    public static byte[] Write(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);
        using var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, encoding))
        using (var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ";", InjectionOptions = InjectionOptions.Escape }))
        {
            foreach (var row in rows.Prepend(head))
            {
                foreach (var cell in row)
                    csv.WriteField(cell);
                csv.NextRecord();
            }
        }

        return stream.ToArray();
    }
}
