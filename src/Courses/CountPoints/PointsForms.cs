using System.Globalization;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Text;
using NodaTime;
using NodaTime.Text;

namespace KunnskapsPortal.Courses.CountPoints;

/// <summary>What a person types on the points page, read and checked: the values, and one sentence for each field that is wrong.</summary>
public sealed class PointsForm
{
    private static readonly LocalDatePattern Norwegian = LocalDatePattern.CreateWithInvariantCulture("d.M.uuuu");
    private readonly List<(string Field, string Text)> _errors = [];

    /// <summary>What is shown again in the fields. A number that the guard stopped is not among them.</summary>
    public Dictionary<string, string> Typed { get; } = [];

    public IReadOnlyList<(string Field, string Text)> Errors => _errors;

    public bool IsSound => _errors.Count == 0;

    public string? ErrorOf(string field) => _errors.Find(error => error.Field == field).Text;

    public string ValueOf(string field) => Typed.GetValueOrDefault(field, "");

    public void Add(string field, string text) => _errors.Add((field, text));

    /// <summary>A line of text; empty and too long are errors where it must be there.</summary>
    public string Text(string field, string? value, int longest, bool required)
    {
        var text = value?.Trim() ?? "";
        if (PatientDataGuard.Finds(text))
        {
            Add(field, Texts.PtsStopped);
            return "";
        }

        Typed[field] = text;
        if (required && text.Length == 0)
            Add(field, Texts.PtsMissing);
        else if (text.Length > longest)
            Add(field, string.Format(CultureInfo.CurrentCulture, Texts.PtsTooLong, longest));
        return text;
    }

    /// <summary>A day as the browser sends it, or as Norwegians write it.</summary>
    public LocalDate? Date(string field, string? value)
    {
        var text = Text(field, value, 20, true);
        if (ErrorOf(field) is not null)
            return null;
        if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value.Year: >= 1900 and <= 2100 } iso)
            return iso.Value;
        if (Norwegian.Parse(text) is { Success: true, Value.Year: >= 1900 and <= 2100 } written)
            return written.Value;
        Add(field, Texts.PtsDateWrong);
        return null;
    }

    /// <summary>Points with at most two decimals, in hundredths.</summary>
    public int Hundredths(string field, string? value)
    {
        var text = Text(field, value, 10, true);
        if (ErrorOf(field) is not null)
            return 0;
        if (decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var points)
            && points is >= 0 and <= 1000 && decimal.Round(points, 2) == points)
            return (int)(points * 100);
        Add(field, Texts.PtsPointsWrong);
        return 0;
    }

    /// <summary>First and last day of a period; wrong where it ends before it begins, or is far too long.</summary>
    public static PointsForm OfPeriod(string? from, string? to, out (LocalDate From, LocalDate To)? period)
    {
        var form = new PointsForm();
        var (first, last) = (form.Date("fra", from), form.Date("til", to));
        if (first is { } begins && last is { } ends && ends <= begins)
            form.Add("til", Texts.PtsPeriodBackwards);
        else if (first is { } start && last is { } end && end > start.PlusYears(PointsAccount.LongestYears))
            form.Add("til", Texts.PtsPeriodLong);
        period = form.IsSound ? (first!.Value, last!.Value) : null;
        return form;
    }
}
