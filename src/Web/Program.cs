using KunnskapsPortal.Web.Commands;
using KunnskapsPortal.Web.Start;

try
{
    var options = PortalOptions.Parse(args);
    return await PortalCommands.RunAsync(options);
}
catch (ArgumentException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 2;
}
