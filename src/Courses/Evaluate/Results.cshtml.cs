using KunnskapsPortal.Courses.ArrangeCourse;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Courses.Overview;
using Microsoft.AspNetCore.Mvc;

namespace KunnskapsPortal.Courses.Evaluate;

/// <summary>What people answered, where at least five have; as a page and as a file.</summary>
public sealed class ResultsModel(Arranging arranging, EvaluationForms forms) : ArrangerPageModel(arranging)
{
    /// <summary>Null where fewer than five have answered.</summary>
    public IReadOnlyList<QuestionResult>? Results { get; private set; }

    public int Answered { get; private set; }

    public Task OnGetAsync(CancellationToken cancel) => ReadAsync(cancel);

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancel)
    {
        await ReadAsync(cancel);
        return Results is null ? NotFound() : File(ResultSheet.Csv(Results), CsvSheet.ContentType, $"{Session.Row.CourseKey}-{Session.Row.Key}.csv");
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        if (await forms.OfAsync(Session.Row.Id, cancel) is not { } form)
            return;
        Results = EvaluationResults.Of(form.Questions, form.Tally);
        Answered = Results is null ? 0 : form.Tally.Answered;
    }
}
