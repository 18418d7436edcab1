using System.Reflection;
using System.Xml.Linq;
using KunnskapsPortal.Kernel;
using KunnskapsPortal.Web;
using MediatR;

namespace KunnskapsPortal.Architecture.Tests;

/// <summary>The shape of types: documented where it counts, few dependencies, handlers that send nothing.</summary>
public sealed class ShapeTests
{
    private const int MostDependencies = 6;

    private static readonly IReadOnlyList<Assembly> Assemblies = [typeof(PortalModule).Assembly, .. Modules.All.Select(m => m.GetType().Assembly)];

    [Fact]
    public void Public_types_of_Kernel_Domain_and_Contracts_say_what_they_promise()
    {
        var silent = Assemblies.SelectMany(assembly => Silent(assembly, Documented(assembly)));
        Assert.Equal("", string.Join("\n", silent));
    }

    [Fact]
    public void A_silent_type_is_caught() =>
        Assert.Contains("KunnskapsPortal.Kernel.PortalModule", Silent(typeof(PortalModule).Assembly, []));

    [Fact]
    public void A_handler_never_sends_another_request() =>
        Assert.Empty(Types().Where(IsHandler).Where(handler => Dependencies(handler).Contains(typeof(IMediator))).Select(t => t.FullName));

    [Fact]
    public void No_class_has_more_than_six_dependencies() =>
        Assert.Empty(Types().Where(type => !IsRecord(type) && Dependencies(type).Count() > MostDependencies).Select(t => t.FullName));

    [Fact]
    public void Classes_are_sealed_unless_made_to_be_inherited() =>
        Assert.Empty(Types().Where(t => t is { IsClass: true, IsAbstract: false, IsSealed: false } && !Types().Any(other => other.BaseType == t)).Select(t => t.FullName));

    private static IEnumerable<Type> Types() => Assemblies.SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.Namespace?.StartsWith("KunnskapsPortal", StringComparison.Ordinal) == true && !type.IsNested && !type.Name.StartsWith('<') && type.Name != "Texts");

    private static bool IsHandler(Type type) =>
        type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequestHandler<,>));

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null || type.IsValueType;

    private static IEnumerable<Type> Dependencies(Type type) =>
        type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Select(c => c.GetParameters().Select(p => p.ParameterType)).OrderByDescending(p => p.Count()).FirstOrDefault() ?? [];

    private static IEnumerable<string> Silent(Assembly assembly, HashSet<string> documented) =>
        from type in assembly.GetExportedTypes()
        let space = type.Namespace ?? ""
        where space.StartsWith("KunnskapsPortal", StringComparison.Ordinal) && type.Name != "Texts" && !type.IsNested
        where assembly == typeof(PortalModule).Assembly || space.EndsWith(".Domain", StringComparison.Ordinal) || space.EndsWith(".Contracts", StringComparison.Ordinal)
        where !documented.Contains($"T:{type.FullName}")
        select type.FullName;

    private static HashSet<string> Documented(Assembly assembly) =>
        XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
            .Where(member => member.Element("summary") is not null || member.Element("param") is not null)
            .Select(member => member.Attribute("name")!.Value).ToHashSet();
}
