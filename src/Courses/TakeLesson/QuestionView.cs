using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Publishing;

namespace KunnskapsPortal.Courses.TakeLesson;

/// <summary>A question with its answers in the order they are shown.</summary>
public sealed record QuestionView(FieldValues Question, IReadOnlyList<FieldValues> Answers)
{
    public bool IsOrdering => Question.Text("form") == QuestionForms.Ordering;

    public bool HasMany => Question.Text("form") == QuestionForms.Multiple;

    /// <summary>The right order of an ordering question.</summary>
    public IEnumerable<FieldValues> InOrder => Answers.OrderBy(answer => answer.Number("position"));

    /// <summary>What the signed-in person answered, with marks; null where the question is open.</summary>
    public MarkedReply? Marked { get; init; }

    /// <summary>Why the answer just sent was not taken, as a sentence.</summary>
    public string? Problem { get; init; }

    /// <summary>What was just sent and not taken, by the key of the answer.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();

    public static bool IsRight(FieldValues answer) => answer.Text("verdict") == QuestionForms.Right;

    public MarkedAnswer MarkOf(FieldValues answer) => Marked!.Answers.First(marked => marked.Key == answer.Key);

    /// <summary>What is said of an answer, and whether it speaks well of it.</summary>
    public static (string Text, bool IsGood) Say(MarkedAnswer answer) => answer.Verdict switch
    {
        AnswerVerdict.ChosenRight => (Texts.LearnChosenRight, true),
        AnswerVerdict.ChosenWrong => (Texts.LearnChosenWrong, false),
        AnswerVerdict.MissedRight => (Texts.LearnMissedRight, false),
        AnswerVerdict.LeftWrong => (Texts.LearnLeftWrong, true),
        AnswerVerdict.RightPlace => (Texts.LearnRightPlace, true),
        _ => (string.Format(System.Globalization.CultureInfo.CurrentCulture, Texts.LearnWrongPlace, answer.Given), false),
    };

    /// <summary>The sentence of a problem.</summary>
    public static string Say(ReplyProblem problem) => problem switch
    {
        ReplyProblem.NothingChosen => Texts.LearnNothingChosen,
        ReplyProblem.TooMany => Texts.LearnTooMany,
        ReplyProblem.PlaceMissing => Texts.LearnPlaceMissing,
        ReplyProblem.SamePlace => Texts.LearnSamePlace,
        _ => Texts.LearnUnknownAnswer,
    };
}

/// <summary>A video or an attachment of a lesson, ready to show.</summary>
/// <param name="Captions">Null for an attachment.</param>
/// <param name="Transcript">Everything said in the video; empty for an attachment.</param>
public sealed record MediaView(string Key, string Title, ItemLink File, ItemLink? Captions, string Transcript)
{
    /// <summary>Kilobytes or megabytes, in words.</summary>
    public string Size => File.Length is not { } bytes ? ""
        : bytes < 1_000_000 ? string.Format(System.Globalization.CultureInfo.CurrentCulture, "{0} kB", Math.Max(1, bytes / 1000))
        : string.Format(System.Globalization.CultureInfo.CurrentCulture, "{0:0.#} MB", bytes / 1e6);

    /// <summary>What of a lesson's media may be shown: a video only with captions and transcript, and no video as an attachment.</summary>
    public static IReadOnlyList<MediaView> Of(ItemDocument lesson, IReadOnlyDictionary<string, ItemLink> links) =>
    [
        .. from media in lesson.Records("media")
           let file = links.GetValueOrDefault(media.Text("file"))
           let captions = links.GetValueOrDefault(media.Text("captions"))
           where file?.ContentType is not null
           let isVideo = file!.ContentType!.StartsWith("video/", StringComparison.Ordinal)
           where isVideo == (media.Text("form") == LessonMedia.Video)
               && (!isVideo || (LessonMedia.IsForAll(media) && captions?.ContentType == "text/vtt"))
           select new MediaView(media.Key, media.Text("title"), file, isVideo ? captions : null, media.Text("transcript")),
    ];
}
