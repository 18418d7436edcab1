using System.Globalization;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Courses.Resources;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace KunnskapsPortal.Courses.Attend;

/// <summary>What an arranger has sent in of one meeting: what was typed, what it means, and what is wrong with it.</summary>
public sealed record AttendanceForm(
    int Revision, Instant ShownAt, IReadOnlyDictionary<Guid, (string Mark, string Minutes)> Typed, IReadOnlyList<PersonMark> Marks, IReadOnlyDictionary<Guid, string> Errors)
{
    /// <param name="form">Radio <c>m-{person}</c> and minutes <c>min-{person}</c> for each.</param>
    /// <param name="people">Those with a seat; others in the form are not read.</param>
    /// <param name="length">Minutes of the meeting.</param>
    public static AttendanceForm Read(IFormCollection form, IEnumerable<Guid> people, int length)
    {
        var typed = new Dictionary<Guid, (string, string)>();
        var marks = new List<PersonMark>();
        var errors = new Dictionary<Guid, string>();
        // "All present" writes those whom nothing is written of; what is written stays.
        var rest = form["alle"] == "ja" ? nameof(AttendanceMark.Present) : "";
        foreach (var person in people)
        {
            var minutes = form[$"min-{person:N}"].ToString().Trim();
            // Minutes that were typed say "partly" where no mark does.
            var mark = form[$"m-{person:N}"].ToString() is { Length: > 0 } said ? said : minutes.Length > 0 ? nameof(AttendanceMark.Partly) : rest;
            typed[person] = (mark, minutes);
            if (!Enum.TryParse<AttendanceMark>(mark, out var known) || !Enum.IsDefined(known))
                continue;
            var count = 0;
            if (known == AttendanceMark.Partly && (!int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out count) || count < 1 || count >= length))
                errors[person] = string.Format(CultureInfo.CurrentCulture, Texts.AttMinutesWrong, length - 1);
            else
                marks.Add(new PersonMark(person, known, count));
        }

        _ = int.TryParse(form["revisjon"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision);
        _ = long.TryParse(form["vist"], NumberStyles.None, CultureInfo.InvariantCulture, out var shown);
        return new AttendanceForm(revision, Instant.FromUnixTimeTicks(Math.Min(shown, Instant.MaxValue.ToUnixTimeTicks())), typed, marks, errors);
    }
}
