namespace KunnskapsPortal.Directory.Demo;

/// <summary>Contacts for a demonstration, called what they are. Never in production.</summary>
public static class DemoContacts
{
    public static Task AddAsync(IServiceProvider services, CancellationToken cancel) => Task.CompletedTask;
}
