namespace KunnskapsPortal.Directory.Domain;

/// <summary>The words by which files say a task or who may see a field, in bokmål, nynorsk and English. Case and punctuation do not matter.</summary>
public static class ListWords
{
    private static readonly Dictionary<string, ListTask> Tasks = Build<ListTask>(
        (ListTask.FollowUp, "sykefraværsoppfølging|sjukefråværsoppfølging|oppfølging av sykmeldte|oppfølging av sjukmelde|sykefravær|sjukefråvær|follow-up|followup"),
        (ListTask.DialogueMeetings, "dialogmøter|dialogmøte|dialogue meetings|dialogue meeting"),
        (ListTask.Measures, "tiltak|tiltak og arbeidstrening|arbeidstrening|measures|measure"),
        (ListTask.WorkAssessment, "arbeidsavklaringspenger|arbeidsavklaringspengar|arbeidsavklaring|aap|work assessment|workassessment"),
        (ListTask.Employers, "arbeidsgivere|arbeidsgivarar|arbeidsgiverkontakt|arbeidsgivarkontakt|kontakt med arbeidsgivere|kontakt med arbeidsgivarar|employers"),
        (ListTask.Young, "unge|ungdom|young|youth"),
        (ListTask.Office, "felles|felles linje|vakttelefon|kontoret|office"));

    private static readonly Dictionary<string, FieldVisibility> Levels = Build<FieldVisibility>(
        (FieldVisibility.Public, "public|alle|offentlig|offentleg|everyone"),
        (FieldVisibility.SignedIn, "signed-in|innloggede|innlogga|alle innloggede|alle innlogga|pålogget|pålogga"),
        (FieldVisibility.Members, "member|members|medlem|medlemmer|medlemer|medlemmer i regionen|medlemer i regionen"),
        (FieldVisibility.HealthPersonnel, "health|helsepersonell|health personnel"),
        (FieldVisibility.OwnGps, "own-gps|egne fastleger|eigne fastlegar|fastleger|fastlegar|fastleger i kommunene våre|fastlegar i kommunane våre|own gps"),
        (FieldVisibility.OwnOffice, "own-office|eget kontor|eige kontor|bare kontoret|berre kontoret|own office"));

    /// <summary>The task a word stands for; null for any other text.</summary>
    public static ListTask? TaskOf(string word) => Tasks.TryGetValue(Plain(word), out var task) ? task : null;

    /// <summary>The level a word stands for; null for any other text.</summary>
    public static FieldVisibility? VisibilityOf(string word) => Levels.TryGetValue(Plain(word), out var level) ? level : null;

    private static string Plain(string word) => string.Concat(word.Where(char.IsLetter)).ToLowerInvariant();

    private static Dictionary<string, T> Build<T>(params (T Value, string Words)[] values)
    {
        var words = new Dictionary<string, T>();
        foreach (var (value, list) in values)
        {
            foreach (var word in list.Split('|'))
                words.TryAdd(Plain(word), value);
        }

        return words;
    }
}
