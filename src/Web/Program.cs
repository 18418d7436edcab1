using KunnskapsPortal.Web.Commands;
using KunnskapsPortal.Web.Start;

try
{
    var options = PortalOptions.Parse(args);
    return await PortalCommands.RunAsync(options);
}
catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
{
    await Console.Error.WriteLineAsync("Adressen er opptatt av et annet program. Velg en annen: ./portal --urls http://127.0.0.1:5081");
    return 1;
}
catch (ArgumentException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 2;
}
