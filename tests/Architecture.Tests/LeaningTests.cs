using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using KunnskapsPortal.Web;

namespace KunnskapsPortal.Architecture.Tests;

/// <summary>Who may lean on whom: read from the compiled assemblies.</summary>
public sealed class LeaningTests
{
    private const string House = "KunnskapsPortal.";

    /// <summary>Edges from a module to another module's <c>Contracts</c>. Everything leans on Kernel; only Web leans on modules as such.</summary>
    private static readonly HashSet<(string From, string To)> Allowed =
    [
        ("Accounts", "Notifications"),
        ("Courses", "Calendar"),
        ("Courses", "Notifications"),
        ("Directory", "Calendar"),
        ("Directory", "Notifications"),
        ("Directory", "Search"),
        ("Editorial", "Notifications"),
        ("Measures", "Directory"),
        ("Notifications", "Calendar"),
    ];

    public static TheoryData<string> ModuleNames { get; } = [.. Modules.All.Select(module => module.Name)];

    [Fact]
    public void Kernel_leans_on_nothing_in_the_house() => Assert.Empty(Leanings(PathOf("Kernel")));

    [Theory]
    [MemberData(nameof(ModuleNames))]
    public void A_module_leans_on_Kernel_and_on_listed_contracts_only(string module) => Assert.Empty(Offences(module, PathOf(module)));

    [Fact]
    public void An_offender_is_caught()
    {
        // This test assembly leans on a module's insides, as no module may.
        var insides = typeof(KunnskapsPortal.Courses.Data.Enrolment);
        Assert.Contains($"{House}{insides.Namespace![House.Length..]}", Offences("Architecture.Tests", typeof(LeaningTests).Assembly.Location).Select(o => o.Split(' ')[^1]));
    }

    [Fact]
    public void Every_listed_edge_is_in_use() =>
        Assert.All(Allowed, edge => Assert.Contains(Leanings(PathOf(edge.From)), lean => lean.Module == edge.To));

    private static IEnumerable<string> Offences(string module, string path) =>
        from lean in Leanings(path)
        where lean.Module != "Kernel" && lean.Module != module
        where !(Allowed.Contains((module, lean.Module)) && lean.Space.EndsWith(".Contracts", StringComparison.Ordinal))
        select $"{module} leans on {lean.Space}";

    /// <summary>Every namespace of another assembly of the house that the assembly's code names.</summary>
    private static IReadOnlyList<(string Module, string Space)> Leanings(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        return
        [
            .. from handle in metadata.TypeReferences
               let reference = metadata.GetTypeReference(handle)
               where reference.ResolutionScope.Kind == HandleKind.AssemblyReference
               let assembly = metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)reference.ResolutionScope).Name)
               where assembly.StartsWith(House, StringComparison.Ordinal)
               group reference by (Module: assembly[House.Length..], Space: metadata.GetString(reference.Namespace)) into g
               select g.Key,
        ];
    }

    private static string PathOf(string module) => Path.Combine(AppContext.BaseDirectory, $"{House}{module}.dll");
}
