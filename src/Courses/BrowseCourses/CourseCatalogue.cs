using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Courses.BrowseCourses;

/// <summary>A session as readers see it: the words from the course's text, the counts and dates from the row.</summary>
public sealed record SessionView(PublishedView Course, CourseSession Row, FieldValues Text, IReadOnlyList<MeetingView> Meetings)
{
    public string Address => $"{Course.Address}/{Row.Key}";

    public string Title => Text.Text("title");

    public string Place => Text.Text("place");
}

public sealed record MeetingView(CourseMeeting Row, string Title, string Place, string? StreetAddress);

/// <summary>Courses with their sessions, for every page that shows them. Three queries, whatever the number.</summary>
public sealed class CourseCatalogue(PublishedContent content, PortalDb db)
{
    /// <summary>Every session of every course the viewer may read, cancelled ones too, first to start first.</summary>
    public async Task<IReadOnlyList<SessionView>> SessionsAsync(CancellationToken cancel) =>
        await JoinAsync(await content.ListAsync(CoursesModule.Course, cancel), cancel);

    /// <summary>The sessions of some courses, first to start first.</summary>
    public Task<IReadOnlyList<SessionView>> SessionsOfAsync(IReadOnlyList<PublishedView> courses, CancellationToken cancel) => JoinAsync(courses, cancel);

    /// <summary>
    /// Sessions of the current tenant in every form their course is published in, whoever may read it: for the people who
    /// have a place in them. Six queries at most, whatever the number.
    /// </summary>
    public async Task<ILookup<Guid, SessionView>> OwnAsync(IReadOnlyCollection<Guid> sessionIds, CancellationToken cancel)
    {
        var keys = await db.Set<CourseSession>().Where(s => sessionIds.Contains(s.Id)).Select(s => s.CourseKey).Distinct().ToListAsync(cancel);
        var views = new List<SessionView>();
        foreach (var form in (await content.OwnAsync(CoursesModule.Course, keys, cancel)).GroupBy(course => course.Language))
            views.AddRange((await JoinAsync([.. form], cancel)).Where(view => sessionIds.Contains(view.Row.Id)));
        return views.ToLookup(view => view.Row.Id);
    }

    private async Task<IReadOnlyList<SessionView>> JoinAsync(IReadOnlyList<PublishedView> courses, CancellationToken cancel)
    {
        var keys = courses.Select(c => c.Key).ToList();
        var sessions = await db.Set<CourseSession>().AsNoTracking().Where(s => keys.Contains(s.CourseKey)).OrderBy(s => s.Starts).ToListAsync(cancel);
        var ids = sessions.Select(s => s.Id).ToList();
        var meetings = (await db.Set<CourseMeeting>().AsNoTracking().Where(m => ids.Contains(m.SessionId)).OrderBy(m => m.Starts).ToListAsync(cancel))
            .ToLookup(m => m.SessionId);
        var byKey = courses.ToDictionary(c => (c.Owner, c.Key));
        return
        [
            .. from row in sessions
               let course = byKey.GetValueOrDefault((row.TenantId, row.CourseKey))
               where course is not null
               let text = course.Document.Records("sessions").FirstOrDefault(s => s.Key == row.Key)
               where text is not null || row.IsCancelled
               select View(course, row, text, meetings[row.Id]),
        ];
    }

    private static SessionView View(PublishedView course, CourseSession row, FieldValues? text, IEnumerable<CourseMeeting> meetings)
    {
        var words = text ?? new FieldValues(new Dictionary<string, object> { ["key"] = row.Key, ["title"] = course.Title });
        var written = course.Document.Records("meetings").Where(m => m.Text("session") == row.Key).ToDictionary(m => m.Key);
        return new SessionView(course, row, words,
        [
            .. meetings.Select(m => written.TryGetValue(m.Key, out var t)
                ? new MeetingView(m, t.Text("title"), t.TextOrNull("place") ?? words.Text("place"), t.TextOrNull("address"))
                : new MeetingView(m, words.Text("title"), words.Text("place"), null)),
        ]);
    }
}
