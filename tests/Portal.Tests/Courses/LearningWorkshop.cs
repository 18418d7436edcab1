using KunnskapsPortal.Portal.Tests.Editorial;
using KunnskapsPortal.Portal.Tests.Ground;

namespace KunnskapsPortal.Portal.Tests.Courses;

/// <summary>Small lessons and modules for tests, and how a person answers them.</summary>
internal static class LearningWorkshop
{
    private const string Head = "owner: Redaksjonen\naudience:\n  - gp\nvisibility: public\nchecked: 2026-11-21\ndue: 2027-05-21\n";
    private const string Foot = "sources:\n  - key: kilde\n    source: source:ftrl\n---\n\n";

    /// <summary>A lesson with a single, a multiple and an ordering question: q1 a, q2 a and c, q3 b before a.</summary>
    public static string Lesson(string key, string more = "") =>
        $"---\nkey: {key}\ntitle: Leksjon {key}\nsummary: En prøve.\n{Head}minutes: 4\ngoals:\n  - Kunne noe\n"
        + "actions:\n  - key: veileder\n    audience: counsellor\n    text: Spør legen.\n  - key: lege\n    audience: gp\n    text: Svar veilederen.\n"
        + "questions:\n  - key: q1\n    form: single\n    text: Ett?\n  - key: q2\n    form: multiple\n    text: Flere?\n  - key: q3\n    form: ordering\n    text: Rekkefølge?\n"
        + "answers:\n" + Choice("q1", "a", true) + Choice("q1", "b", false) + Choice("q2", "a", true) + Choice("q2", "b", false) + Choice("q2", "c", true)
        + Place("q3", "a", 2) + Place("q3", "b", 1)
        + more + Foot + "## Kasus {#kasus}\n\nKari kommer.\n\n## Midt i {#midt}\n\nTekst.\n\n## Ta med deg {#ta-med-deg}\n\nSpør.\n";

    public static string Module(string key, string lessons, string more = "") =>
        $"---\nkey: {key}\ntitle: Modul {key}\nsummary: En prøve.\n{Head}goals:\n  - Kunne noe\nlessons:\n{lessons}{more}{Foot}Tekst.\n";

    public static Task<Guid> PublishAsync(TestPortal portal, string kind, string key, string text, string tenant = "nasjonal") => DeskWorkshop.PublishAsync(portal, tenant, kind, key, text);

    /// <summary>Answers one question as the page shows it.</summary>
    public static async Task<Answer> ReplyAsync(Visitor visitor, string address, string question, params (string Name, string Value)[] values) =>
        await visitor.SubmitAsync(await visitor.GetAsync(address), $"section[aria-labelledby='q-{question}'] form", values);

    /// <summary>Answers every question; right, but for those named.</summary>
    public static async Task TakeAsync(Visitor visitor, string address, params string[] wrong)
    {
        await ReplyAsync(visitor, address, "q1", ("svar", wrong.Contains("q1") ? "q1b" : "q1a"));
        await ReplyAsync(visitor, address, "q2", wrong.Contains("q2") ? [("svar", "q2b")] : [("svar", "q2a"), ("svar", "q2c")]);
        await ReplyAsync(visitor, address, "q3", wrong.Contains("q3") ? [("plass.q3a", "1"), ("plass.q3b", "2")] : [("plass.q3a", "2"), ("plass.q3b", "1")]);
    }

    private static string Choice(string question, string name, bool isRight) =>
        $"  - key: {question}{name}\n    question: {question}\n    text: Svar {name}\n    verdict: {(isRight ? "right" : "wrong")}\n    explanation: Fordi {question}{name}.\n";

    private static string Place(string question, string name, int place) =>
        $"  - key: {question}{name}\n    question: {question}\n    text: Svar {name}\n    position: {place}\n    explanation: Fordi {question}{name}.\n";
}
