using System.Globalization;

namespace KunnskapsPortal.Courses.Overview;

/// <summary>A table whose figures are drawn as bars beside them: chart and table in one, so that nothing is said by the picture alone.</summary>
/// <param name="Title">The table's name, for those who hear it.</param>
/// <param name="LabelHead">What the rows are.</param>
/// <param name="ValueHead">What is counted.</param>
/// <param name="Rows">In the order they are shown.</param>
public sealed record Bars(string Title, string LabelHead, string ValueHead, IReadOnlyList<Bar> Rows)
{
    /// <summary>The value that fills a bar.</summary>
    public int Full => Math.Max(1, Rows.Max(row => row.Value ?? 0));

    /// <summary>The width of a bar, of 100; written without regard to the reader's language, as SVG wants it.</summary>
    public string WidthOf(Bar row) => (100.0 * (row.Value ?? 0) / Full).ToString("0.##", CultureInfo.InvariantCulture);
}

/// <summary>One bar.</summary>
/// <param name="Label">What it stands for.</param>
/// <param name="Text">The figure in words: 25, minst 25, skjult.</param>
/// <param name="Value">The length; null where nothing is drawn.</param>
public sealed record Bar(string Label, string Text, int? Value);

/// <summary>A curve that rises in steps: how many in all, at each point of time.</summary>
/// <param name="Title">Said in place of the picture, with the last figure.</param>
/// <param name="Steps">First to last; the sum rises.</param>
public sealed record StepCurve(string Title, IReadOnlyList<CurveStep> Steps)
{
    public const int Width = 600;
    public const int Height = 200;

    public int Top => Steps.Count == 0 ? 0 : Steps[^1].Sum;

    /// <summary>The points of an SVG polyline.</summary>
    public string Points
    {
        get
        {
            var points = new List<string> { "0," + Height };
            for (var i = 0; i < Steps.Count; i++)
            {
                points.Add($"{X(i)},{Y(i == 0 ? 0 : Steps[i - 1].Sum)}");
                points.Add($"{X(i)},{Y(Steps[i].Sum)}");
            }

            points.Add($"{Width},{Y(Top)}");
            return string.Join(' ', points);
        }
    }

    private string X(int i) => (Width * (i + 0.5) / Steps.Count).ToString("0.#", CultureInfo.InvariantCulture);

    private string Y(int sum) => (Height - ((double)(Height - 6) * sum / Math.Max(1, Top))).ToString("0.#", CultureInfo.InvariantCulture);
}

/// <summary>One rise.</summary>
/// <param name="Label">The week.</param>
/// <param name="New">How many more, never 1 to 4.</param>
/// <param name="Sum">How many in all.</param>
public sealed record CurveStep(string Label, int New, int Sum);
