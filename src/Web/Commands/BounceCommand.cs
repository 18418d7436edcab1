using KunnskapsPortal.Notifications.ReceiveBounces;

namespace KunnskapsPortal.Web.Commands;

/// <summary>
/// <c>./portal mail bounce</c>: reads one message that came to a return address, from a mail server's pipe. The exit status is 0 where it
/// was a report about a mail of the portal, 1 where it was not.
/// </summary>
public static class BounceCommand
{
    public static async Task<int> RunAsync(IServiceProvider services, Stream message, CancellationToken cancel)
    {
        var (status, sentence) = await services.GetRequiredService<BounceDesk>().TakeAsync(message, cancel) switch
        {
            BounceResult.Marked => (0, "E-posten er merket som kommet i retur."),
            BounceResult.Nothing => (0, "Meldingen er en rapport som ikke endrer noe."),
            _ => (1, "Meldingen er ikke en rapport om en e-post som portalen har sendt."),
        };
        Console.WriteLine(sentence);
        return status;
    }
}
