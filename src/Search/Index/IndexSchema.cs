namespace KunnskapsPortal.Search.Index;

/// <summary>The tables of an index file. Raise <see cref="Version"/> with every change of them.</summary>
internal static class IndexSchema
{
    public const int Version = 1;

    /// <summary>Says in the file's head that it is ours ("KPsk"); another file is discarded.</summary>
    public const int ApplicationId = 0x4b50736b;

    /// <summary>bm25 weights, in the order of the columns of <c>docs</c>: a word in the title says most.</summary>
    public const string Weights = "10.0, 6.0, 3.0, 1.0, 3.0, 0.3";

    public const string Drop =
        """
        DROP TABLE IF EXISTS stamp; DROP TABLE IF EXISTS kinds; DROP TABLE IF EXISTS forms; DROP TABLE IF EXISTS names;
        DROP TABLE IF EXISTS words; DROP TABLE IF EXISTS docs;
        """;

    // docs holds stems only: what people read stands in forms. One row per written form, joined by item when searching.
    public const string Create =
        """
        CREATE TABLE stamp (value TEXT NOT NULL);
        CREATE TABLE kinds (kind TEXT PRIMARY KEY, nb TEXT NOT NULL, nn TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE forms (
          id INTEGER PRIMARY KEY, item TEXT NOT NULL, kind TEXT NOT NULL, language TEXT NOT NULL, visibility TEXT NOT NULL,
          audience TEXT NOT NULL, title TEXT NOT NULL, summary TEXT NOT NULL, body TEXT NOT NULL, address TEXT NOT NULL);
        CREATE INDEX forms_item ON forms (item);
        CREATE TABLE names (form INTEGER NOT NULL, name TEXT NOT NULL, written TEXT NOT NULL, folded TEXT NOT NULL, is_title INTEGER NOT NULL);
        CREATE INDEX names_name ON names (name);
        CREATE INDEX names_form ON names (form);
        CREATE TABLE words (
          folded TEXT NOT NULL, visibility TEXT NOT NULL, language TEXT NOT NULL, written TEXT NOT NULL, stem TEXT NOT NULL,
          uses INTEGER NOT NULL, PRIMARY KEY (folded, visibility, language, written)) WITHOUT ROWID;
        CREATE INDEX words_stem ON words (stem, visibility);
        CREATE VIRTUAL TABLE docs USING fts5 (
          title, synonyms, summary, body, title_parts, parts, content='', tokenize="unicode61 remove_diacritics 0 tokenchars '-.'");
        """;
}
