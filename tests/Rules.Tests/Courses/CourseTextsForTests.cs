using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Web;

namespace KunnskapsPortal.Rules.Tests.Courses;

/// <summary>Courses for the tests of their texts.</summary>
internal static class CourseTextsForTests
{
    public const string Speakers = """
        speakers:
          - key: a
            name: Anne
            interests: Ingen
            declared: 2026-11-02
            industry_free: "yes"
            recording: agreed
          - key: b
            name: Bo
            interests: Ingen
            declared: 2026-11-02
            industry_free: "no"
            recording: refused
        """;

    private static readonly ContentKinds Kinds = new(Modules.All);

    /// <summary>One session with a meeting (<c>dag-1</c>) between these times.</summary>
    public static ItemDocument Course(string starts, string ends, string rest)
    {
        var text = $"""
            ---
            key: x
            title: Kurset
            summary: Kort.
            owner: O
            audience:
              - gp
            visibility: public
            checked: 2026-11-21
            due: 2027-05-21
            organiser: O
            format: physical
            sessions:
              - key: s1
                title: Samling
                place: Et sted
                municipality: 3405
                format: physical
                seats: 10
                opens: {starts}
                closes: {starts}
                cancel_by: {starts}
            meetings:
              - key: dag-1
                session: s1
                title: Dag 1
                starts: {starts}
                ends: {ends}
            {rest}
            sources:
              - key: k
                title: K
            ---

            Tekst.
            """;
        var (document, errors) = ContentParser.Parse(Kinds["course"], text.Replace("\r\n", "\n", StringComparison.Ordinal));
        Assert.Empty(errors);
        return document!;
    }

    public static string Point(string key, string starts, string ends, string form = "talk", string? room = null, string? recorded = null, params string[] speakers) =>
        $"  - key: {key}\n    meeting: dag-1\n    starts: {starts}\n    ends: {ends}\n    title: Punkt {key}\n    form: {form}\n"
        + (room is null ? "" : $"    room: {room}\n")
        + (speakers.Length == 0 ? "" : "    speakers:\n" + string.Concat(speakers.Select(s => $"      - {s}\n")))
        + (recorded is null ? "" : $"    recorded: \"{recorded}\"\n");

    public static IEnumerable<string> Remarks(ItemDocument course) => CourseText.Remarks(course).Select(remark => remark.Message);
}
