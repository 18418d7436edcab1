using KunnskapsPortal.Kernel.Publishing;

namespace KunnskapsPortal.Courses.Domain;

/// <summary>The fields of a course that say what happens in it, who speaks, and who has approved it. All optional.</summary>
public static class CourseFields
{
    public static IReadOnlyList<Field> Programme { get; } =
    [
        Field.Records("programme", false,
            Field.Text("meeting", true), Field.DateTime("starts", true), Field.DateTime("ends", true), Field.Text("title", true),
            Field.Choice("form", PointForms.All, true), Field.Text("room"), Field.TextList("speakers"), Field.Choice("recorded", YesNo.All)),
        Field.Records("speakers", false,
            Field.Text("name", true), Field.Text("role"), Field.Text("interests", true), Field.Date("declared"),
            Field.Choice("industry_free", YesNo.All, true), Field.Choice("recording", Recording.All, true)),
        Field.Records("approvals", false,
            Field.Text("body", true), Field.Text("number"), Field.Text("category"), Field.Text("points"), Field.Text("hours"),
            Field.Choice("status", ApprovalStatus.All, true), Field.Date("from"), Field.Date("to"), Field.Url("url"), Field.Text("note")),
    ];
}

/// <summary>What happens at a point of a programme. Stored names.</summary>
public static class PointForms
{
    public const string Talk = "talk";

    /// <summary>Work in groups; never recorded.</summary>
    public const string Group = "group";

    /// <summary>Talk about a case; never recorded.</summary>
    public const string Case = "case";

    public const string Break = "break";
    public const string Other = "other";

    public static readonly IReadOnlyList<string> All = [Talk, Group, Case, Break, Other];

    /// <summary>People must be able to speak freely here: it is never recorded, whoever agrees.</summary>
    public static bool NeverRecorded(string form) => form is Group or Case;
}

/// <summary>A choice of yes and no. Stored names.</summary>
public static class YesNo
{
    public const string Yes = "yes";
    public const string No = "no";

    public static readonly IReadOnlyList<string> All = [Yes, No];
}

/// <summary>What a speaker has answered about being recorded. Stored names.</summary>
public static class Recording
{
    public const string Agreed = "agreed";
    public const string Refused = "refused";
    public const string NotAsked = "not-asked";

    public static readonly IReadOnlyList<string> All = [Agreed, Refused, NotAsked];
}

/// <summary>What has come of an application for approval. Stored names.</summary>
public static class ApprovalStatus
{
    public const string Applied = "applied";
    public const string Approved = "approved";
    public const string Rejected = "rejected";
    public const string Expired = "expired";

    public static readonly IReadOnlyList<string> All = [Applied, Approved, Rejected, Expired];
}
