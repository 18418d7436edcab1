using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Web.Start;

namespace KunnskapsPortal.Web.Commands;

/// <summary>
/// <c>import FOLDER [--dry-run] [--take-files]</c>: the whole report first, then what was done. Status 1 where something was
/// refused, where a conflict was left alone, or where somebody changed something in the meantime.
/// </summary>
internal static class ImportCommand
{
    public static async Task<int> RunAsync(FolderImport import, string folder, PortalOptions options, CancellationToken cancel)
    {
        if (!System.IO.Directory.Exists(folder))
            throw new ArgumentException($"Mappen {folder} finnes ikke.");
        var plans = await import.PlanAsync(folder, cancel);
        foreach (var plan in plans)
            Print(folder, plan);
        var all = plans.SelectMany(plan => plan.Plan.Lines).ToList();
        Console.WriteLine(
            $"Rapport: {Count(ImportOutcome.New)} nye, {Count(ImportOutcome.ChangedThere)} endret i filen, {Count(ImportOutcome.ChangedHere)} endret i portalen, "
            + $"{Count(ImportOutcome.Conflict)} i konflikt, {Count(ImportOutcome.Unchanged)} uendret, {plans.Sum(Refused)} avvist");
        var isRefused = Count(ImportOutcome.Refused) > 0;
        var isLeft = Count(ImportOutcome.Conflict) > 0 && !options.TakeFiles;
        if (options.DryRun)
        {
            Console.WriteLine("Ingenting er skrevet (--dry-run).");
            return isRefused || isLeft ? 1 : 0;
        }

        var taken = 0;
        var isOvertaken = false;
        foreach (var plan in plans)
        {
            if (await import.ApplyAsync(plan, options.TakeFiles, cancel) is { } count)
            {
                taken += count;
                continue;
            }

            isOvertaken = true;
            Console.WriteLine($"{plan.Folder}: noe ble endret i portalen etter rapporten. Ingenting er hentet inn her. Kjør kommandoen på nytt.");
        }

        Console.WriteLine($"Hentet inn {taken} filer.{(isLeft ? " Konfliktene er latt være; --take-files tar filene, og portalens tekst blir liggende som en eldre versjon." : "")}");
        return isRefused || isLeft || isOvertaken ? 1 : 0;

        int Count(ImportOutcome outcome) => all.Count(line => line.Outcome == outcome);
    }

    private static int Refused(FolderPlan plan) => plan.Plan.Lines.Where(line => line.Outcome == ImportOutcome.Refused).DistinctBy(line => line.File).Count();

    private static void Print(string folder, FolderPlan plan)
    {
        foreach (var line in plan.Plan.Lines)
        {
            var file = $"{folder}/{plan.Folder}/{line.File}".TrimEnd('/');
            if (line.Outcome != ImportOutcome.Unchanged)
                Console.WriteLine($"{Word(line.Outcome),-10} {file}{(line.Outcome == ImportOutcome.Refused && line.Line > 0 ? $":{line.Line}" : "")} {line.Message}".TrimEnd());
            if (line.IsNormalised)
                Console.WriteLine($"{"omskrives",-10} {file} Filen er skrevet på en annen måte enn portalen skriver den. Kjør eksport for å få den lik.");
        }

        if (plan.Plan.Missing.Count > 0)
            Console.WriteLine($"{plan.Folder}: {plan.Plan.Missing.Count} tekster i portalen har ingen fil i mappen. De blir stående.");
    }

    private static string Word(ImportOutcome outcome) => outcome switch
    {
        ImportOutcome.New => "ny",
        ImportOutcome.ChangedThere => "endret",
        ImportOutcome.ChangedHere => "latt være",
        ImportOutcome.Conflict => "KONFLIKT",
        ImportOutcome.Refused => "AVVIST",
        _ => "uendret",
    };
}
