using KunnskapsPortal.Notifications;

namespace KunnskapsPortal.Web.Start;

/// <summary>What stood on the command line: <c>./portal [command ...] [options]</c> (shared with the README).</summary>
public sealed record PortalOptions
{
    /// <summary>The command and its arguments; empty to start the portal.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    public string Urls { get; init; } = "http://127.0.0.1:5080";

    public string Data { get; init; } = "data";

    /// <summary>A PostgreSQL connection string; null for SQLite in the data folder.</summary>
    public string? Database { get; init; }

    public bool Demo { get; init; } = true;

    public bool Production { get; init; }

    /// <summary>For <c>export</c>: newer drafts too.</summary>
    public bool Drafts { get; init; }

    /// <summary>For <c>import</c>: the report, and nothing written.</summary>
    public bool DryRun { get; init; }

    /// <summary>For <c>import</c>: in conflicts the file is taken; what an editor wrote stays as an older version.</summary>
    public bool TakeFiles { get; init; }

    /// <summary>For <c>tenant add</c>.</summary>
    public string? Name { get; init; }

    /// <summary>For <c>tenant add</c>: the host name that leads to the tenant.</summary>
    public string? Host { get; init; }

    /// <summary>The mail server, <c>smtp://user:password@host:587</c>; also <c>KP_SMTP</c>, which keeps the password out of the process list. Null: mail waits.</summary>
    public string? Smtp { get; init; } = Set("KP_SMTP");

    /// <summary>The address that mail is from; also <c>KP_MAIL_FROM</c>.</summary>
    public string MailFrom { get; init; } = Set("KP_MAIL_FROM") ?? "kunnskapsportalen@portal.example";

    /// <summary>What links in mail begin with; also <c>KP_PUBLIC_URL</c>. Null: the address that the portal answers on.</summary>
    public string? PublicUrl { get; init; } = Set("KP_PUBLIC_URL");

    /// <summary>Where <c>content/</c> lies: beside the scripts, or beside the program in an image.</summary>
    public string Root { get; init; } = System.Environment.GetEnvironmentVariable("KP_ROOT") ?? System.AppContext.BaseDirectory;

    public string ContentFolder => Path.Combine(Root, "content");

    // A variable that a compose file passes on without a value is there, and empty.
    private static string? Set(string variable) => System.Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;

    /// <exception cref="ArgumentException">The server's or the portal's address is none.</exception>
    public MailOptions Mail()
    {
        if (Smtp is not null && (!Uri.TryCreate(Smtp, UriKind.Absolute, out var server) || server.Scheme is not ("smtp" or "smtps")))
            throw new ArgumentException("Adressen til e-posttjeneren skal være slik: smtp://bruker:passord@vert:587 eller smtps://…");
        var address = (PublicUrl ?? Urls.Split(';')[0]).TrimEnd('/');
        if (!Uri.TryCreate(address, UriKind.Absolute, out var open) || open.Scheme is not ("http" or "https"))
            throw new ArgumentException("Adressen utad skal være slik: https://portalen.example");
        return new MailOptions(Smtp is null ? null : new Uri(Smtp), MailFrom, address);
    }

    /// <exception cref="ArgumentException">An option is unknown or lacks its value; the message is for the person who typed it.</exception>
    public static PortalOptions Parse(IReadOnlyList<string> args)
    {
        var options = new PortalOptions();
        var words = new List<string>();
        for (var i = 0; i < args.Count; i++)
        {
            options = args[i] switch
            {
                "--urls" => options with { Urls = Value(ref i) },
                "--data" => options with { Data = Value(ref i) },
                "--database" => options with { Database = Value(ref i) },
                "--name" => options with { Name = Value(ref i) },
                "--host" => options with { Host = Value(ref i) },
                "--smtp" => options with { Smtp = Value(ref i) },
                "--mail-from" => options with { MailFrom = Value(ref i) },
                "--public-url" => options with { PublicUrl = Value(ref i) },
                "--no-demo" => options with { Demo = false },
                "--production" => options with { Production = true, Demo = false },
                "--drafts" => options with { Drafts = true },
                "--dry-run" => options with { DryRun = true },
                "--take-files" => options with { TakeFiles = true },
                ['-', '-', ..] unknown => throw new ArgumentException($"Ukjent valg: {unknown}. Valgene er --urls, --data, --database, --no-demo, --production, --drafts, --dry-run, --take-files, --name, --host, --smtp, --mail-from og --public-url."),
                var word => AddWord(word),
            };
        }

        return options with { Words = words };

        string Value(ref int at) => at + 1 < args.Count
            ? args[++at]
            : throw new ArgumentException($"Valget {args[at]} må ha en verdi etter seg.");

        PortalOptions AddWord(string word)
        {
            words.Add(word);
            return options;
        }
    }
}
