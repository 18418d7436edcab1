using System.Globalization;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Search.Analysis;
using KunnskapsPortal.Search.Contracts;
using Microsoft.Data.Sqlite;

namespace KunnskapsPortal.Search.Index;

/// <summary>Fills an index inside the caller's transaction.</summary>
internal sealed class IndexWriter(SqliteConnection connection, SqliteTransaction transaction)
{
    private static readonly CultureInfo Bokmal = CultureInfo.GetCultureInfo("nb-NO");
    private static readonly CultureInfo Nynorsk = CultureInfo.GetCultureInfo("nn-NO");

    private readonly Dictionary<string, IReadOnlyCollection<string>> _parts = new(StringComparer.Ordinal);

    public void Write(IReadOnlyList<SearchDocument> documents, string stamp)
    {
        Run("INSERT INTO stamp VALUES ($1)")(stamp);
        WriteKinds(documents);
        var known = new Dictionary<string, (string Folded, string Stem, bool IsCode)>(StringComparer.Ordinal);
        var forms = documents.Select(document => AnalysedForm.Of(document, known)).ToList();
        var splitter = new CompoundSplitter(forms.SelectMany(form => form.AllTokens).Where(t => !t.IsCode).Select(t => t.Folded).Distinct());
        var addForm = Run("INSERT INTO forms VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");
        var addDocs = Run("INSERT INTO docs (rowid, title, synonyms, summary, body, title_parts, parts) VALUES ($1, $2, $3, $4, $5, $6, $7)");
        var addName = Run("INSERT INTO names VALUES ($1, $2, $3, $4, $5)");
        for (var id = 1; id <= forms.Count; id++)
        {
            var form = forms[id - 1];
            var document = form.Document;
            addForm(id, $"{document.Kind}:{document.Key}", document.Kind, document.Language.Code(), document.Visibility,
                string.Join(',', document.Audience), document.Title, document.Summary, document.Text, document.Address);
            addDocs(id, Stems(form.Title), Stems(form.Synonyms), Stems(form.Summary), Stems(form.Body),
                Parts(splitter, form.Title.Concat(form.Synonyms)), Parts(splitter, form.Summary.Concat(form.Body)));
            foreach (var name in form.Names)
                addName(id, name.Key, name.Written, name.Folded, name.IsTitle ? 1 : 0);
        }

        WriteWords(forms);
    }

    private static string Stems(IEnumerable<Token> tokens) => string.Join(' ', tokens.Select(token => token.Stem));

    private string Parts(CompoundSplitter splitter, IEnumerable<Token> tokens) => string.Join(
        ' ', tokens.Where(token => !token.IsCode).SelectMany(token => PartsOf(splitter, token.Folded)));

    private IReadOnlyCollection<string> PartsOf(CompoundSplitter splitter, string folded)
    {
        if (!_parts.TryGetValue(folded, out var parts))
            _parts[folded] = parts = splitter.Parts(folded);
        return parts;
    }

    // Labels are texts of the modules: asked for once in each written form, and stored.
    private void WriteKinds(IEnumerable<SearchDocument> documents)
    {
        var add = Run("INSERT INTO kinds VALUES ($1, $2, $3)");
        var before = CultureInfo.CurrentUICulture;
        try
        {
            foreach (var kind in documents.DistinctBy(document => document.Kind))
            {
                CultureInfo.CurrentUICulture = Bokmal;
                var nb = kind.KindLabel();
                CultureInfo.CurrentUICulture = Nynorsk;
                add(kind.Kind, nb, kind.KindLabel());
            }
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private void WriteWords(IEnumerable<AnalysedForm> forms)
    {
        var add = Run("INSERT INTO words VALUES ($1, $2, $3, $4, $5, $6)");
        var words = forms
            .SelectMany(form => form.AllTokens.Select(token => (token.Folded, form.Document.Visibility, Language: form.Document.Language.Code(), token.Written, token.Stem)))
            .CountBy(word => word);
        foreach (var ((folded, visibility, language, written, stem), uses) in words)
            add(folded, visibility, language, written, stem, uses);
    }

    private Action<object[]> Prepared(string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        for (var i = 1; i <= parameters; i++)
            command.Parameters.Add(new SqliteParameter($"${i}", null));
        return values =>
        {
            for (var i = 0; i < values.Length; i++)
                command.Parameters[i].Value = values[i];
            command.ExecuteNonQuery();
        };
    }

    private Insert Run(string sql)
    {
        var run = Prepared(sql, sql.Count(c => c == '$'));
        return values => run(values);
    }

    private delegate void Insert(params object[] values);
}
