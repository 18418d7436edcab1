using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Search.Index;
using Microsoft.Data.Sqlite;
using static KunnskapsPortal.Rules.Tests.Search.IndexBench;

namespace KunnskapsPortal.Rules.Tests.Search;

public sealed class IndexRules : IDisposable
{
    private readonly IndexBench _bench = new IndexBench().With(Document("a", "Sykmelding"));

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task The_index_is_made_once_and_again_when_the_content_has_changed()
    {
        await _bench.TitlesAsync("sykmelding");
        await _bench.TitlesAsync("sykmelding");
        Assert.Equal(1, _bench.Loads);

        _bench.With(Document("b", "Sykmelding til")).Documents.RemoveAt(0);
        Assert.Equal(["Sykmelding"], await _bench.TitlesAsync("sykmelding"));
        _bench.Stamp = "2|1";
        Assert.Equal(["Sykmelding til"], await _bench.TitlesAsync("sykmelding"));
        Assert.Equal(2, _bench.Loads);
    }

    [Fact]
    public async Task Another_start_of_the_portal_uses_the_file_that_lies_there()
    {
        await _bench.TitlesAsync("sykmelding");
        var again = new SearchIndex(new DatabaseOptions(_bench.Folder, null));
        var answer = await again.SearchAsync(
            "prove", _bench.Stamp, _ => throw new InvalidOperationException("The index was made again."),
            new SearchQuery("sykmelding", default, ["public"]), CancellationToken.None);
        Assert.Equal(1, answer.Count);
    }

    [Fact]
    public async Task A_broken_file_is_discarded_and_made_again()
    {
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(_bench.File)!);
        await File.WriteAllTextAsync(_bench.File, "Dette er ikke en database. " + new string('x', 5000));
        Assert.Equal(["Sykmelding"], await _bench.TitlesAsync("sykmelding"));
    }

    [Fact]
    public async Task A_file_that_breaks_under_way_is_discarded_and_made_again()
    {
        for (var i = 0; i < 200; i++)
            _bench.With(Document($"x{i}", $"Tekst nummer {i}", text: "Noe om arbeid og helse."));
        await _bench.TitlesAsync("sykmelding");
        // All of it into the file itself: whether the last connection to close does so depends on what other tests do just then.
        using (var connection = new SqliteConnection($"Data Source={_bench.File};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            command.ExecuteNonQuery();
        }

        SqliteConnection.ClearAllPools();
        foreach (var side in new[] { "-wal", "-shm" })
            File.Delete(_bench.File + side);
        var bytes = await File.ReadAllBytesAsync(_bench.File);
        Array.Fill(bytes, (byte)0xA5, 8192, bytes.Length - 8192);
        await File.WriteAllBytesAsync(_bench.File, bytes);
        Assert.Equal(["Sykmelding"], await _bench.TitlesAsync("sykmelding"));
    }

    [Theory]
    [InlineData("CREATE TABLE forms (id INTEGER)")]
    [InlineData("PRAGMA application_id = 99")]
    [InlineData("PRAGMA application_id = 1263563627; PRAGMA user_version = 9999; CREATE TABLE stamp (value TEXT); INSERT INTO stamp VALUES ('1|1')")]
    public async Task A_foreign_file_or_another_schema_is_discarded_and_made_again(string sql)
    {
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(_bench.File)!);
        using (var connection = new SqliteConnection($"Data Source={_bench.File};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }

        Assert.Equal(["Sykmelding"], await _bench.TitlesAsync("sykmelding"));
        Assert.Equal(1, _bench.Loads);
    }

    [Fact]
    public async Task A_deleted_file_is_made_again()
    {
        await _bench.TitlesAsync("sykmelding");
        SqliteConnection.ClearAllPools();
        System.IO.Directory.Delete(Path.GetDirectoryName(_bench.File)!, recursive: true);
        Assert.Equal(["Sykmelding"], await _bench.TitlesAsync("sykmelding"));
    }

    [Fact]
    public async Task Many_first_searches_at_once_make_one_index()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => _bench.TitlesAsync("sykmelding"))));
        Assert.All(answers, titles => Assert.Equal(["Sykmelding"], titles));
        Assert.Equal(1, _bench.Loads);
    }

    [Fact]
    public async Task Searches_during_rebuilds_never_fail()
    {
        for (var i = 0; i < 100; i++)
            _bench.With(Document($"x{i}", $"Tekst nummer {i}", text: "Noe om sykmelding, arbeid og helse."));
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var searches = 0;
            for (; !stop.IsCancellationRequested; searches++)
                Assert.Equal(101, (await _bench.AskAsync("sykmelding")).Count);
            return searches;
        })).ToList();
        for (var revision = 2; revision < 12; revision++)
        {
            _bench.Stamp = $"{revision}|1";
            await _bench.AskAsync("sykmelding");
        }

        await stop.CancelAsync();
        Assert.All(await Task.WhenAll(readers), searches => Assert.True(searches > 0));
    }

    [Fact]
    public async Task A_rebuild_that_fails_leaves_the_old_index()
    {
        await _bench.TitlesAsync("sykmelding");
        var query = new SearchQuery("sykmelding", default, ["public"]);
        await Assert.ThrowsAsync<IOException>(() => _bench.Index.SearchAsync(
            "prove", "2|1", _ => throw new IOException("The database is away."), query, CancellationToken.None));
        Assert.Equal(["Sykmelding"], await _bench.TitlesAsync("sykmelding"));
        Assert.Equal(1, _bench.Loads);
    }
}
