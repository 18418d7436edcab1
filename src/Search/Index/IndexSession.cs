using System.Text.Json;
using KunnskapsPortal.Kernel.Text;
using Microsoft.Data.Sqlite;

namespace KunnskapsPortal.Search.Index;

/// <summary>
/// The questions an open index answers, in one read transaction, so that a rebuild meanwhile is not seen. Every question
/// about content carries the visibilities the reader may see.
/// </summary>
internal sealed class IndexSession(SqliteConnection connection, SqliteTransaction transaction, SearchQuery query)
{
    private readonly string _readable = JsonSerializer.Serialize(query.Readable);

    /// <summary>Items that match, best first form of each. <paramref name="exact"/> is the key of the whole query.</summary>
    public List<Match> Matches(string match, string exact) => Read(
        $"""
        WITH hit AS MATERIALIZED (SELECT rowid AS id, bm25(docs, {IndexSchema.Weights}) AS score FROM docs WHERE docs MATCH $match)
        SELECT f.item, f.kind, f.audience, MIN(h.score), MAX(IFNULL((SELECT 1 + MAX(n.is_title) FROM names n WHERE n.form = f.id AND n.name = $exact), 0))
        FROM hit h JOIN forms f ON f.id = h.id
        WHERE f.visibility IN (SELECT value FROM json_each($readable))
        GROUP BY f.item
        """,
        row => new Match(row.GetString(0), row.GetString(1), row.GetString(2), row.GetDouble(3), row.GetInt32(4)),
        ("$match", match), ("$exact", exact));

    /// <summary>The form of each item that the reader sees.</summary>
    public Dictionary<string, FormRow> Forms(IEnumerable<string> items) => Read(
        """
        SELECT f.item, f.kind, CASE WHEN $language = 'nn' THEN k.nn ELSE k.nb END, f.language, f.title, f.summary, f.body, f.audience, f.address
        FROM forms f JOIN kinds k ON k.kind = f.kind
        WHERE f.item IN (SELECT value FROM json_each($items)) AND f.visibility IN (SELECT value FROM json_each($readable))
        ORDER BY f.language = $language
        """,
        row => new FormRow(
            row.GetString(0), row.GetString(1), row.GetString(2), Languages.Parse(row.GetString(3)), row.GetString(4), row.GetString(5),
            row.GetString(6), row.GetString(7), row.GetString(8)),
        ("$items", JsonSerializer.Serialize(items)))
        .GroupBy(form => form.Item).ToDictionary(forms => forms.Key, forms => forms.Last());

    public Dictionary<string, string> KindLabels() =>
        Read("SELECT kind, CASE WHEN $language = 'nn' THEN nn ELSE nb END FROM kinds", row => (row.GetString(0), row.GetString(1)))
        .ToDictionary(kind => kind.Item1, kind => kind.Item2);

    /// <summary>For each of the names that is a word of the glossary: the other words for the same.</summary>
    public ILookup<string, string> OtherNames(IEnumerable<string> names) => Read(
        """
        SELECT DISTINCT asked.name, other.name
        FROM names asked
        JOIN forms f ON f.id = asked.form
        JOIN forms twin ON twin.item = f.item
        JOIN names other ON other.form = twin.id
        WHERE asked.name IN (SELECT value FROM json_each($names)) AND f.kind = $glossary AND other.name <> asked.name
          AND f.visibility IN (SELECT value FROM json_each($readable)) AND twin.visibility IN (SELECT value FROM json_each($readable))
        """,
        row => (row.GetString(0), row.GetString(1)),
        ("$names", JsonSerializer.Serialize(names)), ("$glossary", MatchExpression.GlossaryKind))
        .ToLookup(pair => pair.Item1, pair => pair.Item2);

    /// <summary>Stems of words that begin so, the most used first.</summary>
    public List<string> StemsBeginning(string folded, int most) => Read(
        """
        SELECT stem FROM words WHERE folded >= $from AND folded < $to AND visibility IN (SELECT value FROM json_each($readable))
        GROUP BY stem ORDER BY SUM(uses) DESC LIMIT $most
        """,
        row => row.GetString(0),
        ("$from", folded), ("$to", folded + '\uffff'), ("$most", most));

    /// <summary>Those of the stems that stand in something the reader may see.</summary>
    public HashSet<string> KnownStems(IEnumerable<string> stems) => [.. Read(
        "SELECT DISTINCT stem FROM words WHERE stem IN (SELECT value FROM json_each($stems)) AND visibility IN (SELECT value FROM json_each($readable))",
        row => row.GetString(0),
        ("$stems", JsonSerializer.Serialize(stems)))];

    /// <summary>Words of about this length that the reader may see, with how often they stand there.</summary>
    public List<(string Written, bool IsReadersForm, long Uses)> WordsOfLength(int from, int to) => Read(
        """
        SELECT written, MAX(language = $language), SUM(uses) FROM words
        WHERE length(written) BETWEEN $shortest AND $longest AND visibility IN (SELECT value FROM json_each($readable))
        GROUP BY written
        """,
        row => (row.GetString(0), row.GetInt32(1) == 1, row.GetInt64(2)),
        ("$shortest", from), ("$longest", to));

    /// <summary>Titles, and names of the glossary, in which a word begins so; those that begin so themselves first.</summary>
    public List<string> Completions(string folded, int most) => Read(
        """
        SELECT MIN(n.written), MIN(instr(' ' || n.folded, ' ' || $folded)) AS place FROM names n JOIN forms f ON f.id = n.form
        WHERE instr(' ' || n.folded, ' ' || $folded) > 0 AND (n.is_title = 1 OR f.kind = $glossary)
          AND f.visibility IN (SELECT value FROM json_each($readable))
          AND (f.language = $language OR NOT EXISTS (
            SELECT 1 FROM forms twin WHERE twin.item = f.item AND twin.language = $language
              AND twin.visibility IN (SELECT value FROM json_each($readable))))
        GROUP BY n.folded ORDER BY place > 1, length(n.folded), n.folded LIMIT $most
        """,
        row => row.GetString(0),
        ("$folded", folded), ("$glossary", MatchExpression.GlossaryKind), ("$most", most));

    private List<T> Read<T>(string sql, Func<SqliteDataReader, T> map, params (string Name, object Value)[] parameters)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var (name, value) in parameters.Append(("$readable", _readable)).Append(("$language", query.Language.Code())))
        {
            if (sql.Contains(name, StringComparison.Ordinal))
                command.Parameters.AddWithValue(name, value);
        }

        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(map(reader));
        return rows;
    }
}

/// <summary>An item that matches; a lower score is better.</summary>
/// <param name="Exact">2 where the query is its title, 1 where it is another name of it, else 0.</param>
internal sealed record Match(string Item, string Kind, string Audience, double Score, int Exact)
{
    public IEnumerable<string> Audiences => Audience.Split(',', StringSplitOptions.RemoveEmptyEntries);
}

internal sealed record FormRow(
    string Item, string Kind, string KindLabel, Language Language, string Title, string Summary, string Body, string Audience, string Address);
