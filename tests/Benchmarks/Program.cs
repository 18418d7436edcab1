using KunnskapsPortal.Benchmarks;

// The program starts itself again for each server, so that each has a garbage collector and a thread pool of its own.
return args switch
{
    [PortalServer.Word, var data, .. var database] => await PortalServer.ServeAsync(data, database.FirstOrDefault()),
    [BareServer.Word, var body, var contentType] => await BareServer.ServeAsync(body, contentType),
    [] => await Run.AllAsync(),
    ["items"] => await Items.AllAsync(),
    ["letters"] => await Letters.AllAsync(),
    ["seats"] => await SeatRates.AllAsync(),
    ["seating"] => Seatings.All(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: dotnet run --project tests/Benchmarks -c Release [items|letters|seats|seating]");
    return 2;
}
