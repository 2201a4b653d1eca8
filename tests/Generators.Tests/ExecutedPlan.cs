using System.Reflection;
using System.Runtime.Loader;
using Groundplan.TestKit;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Tests;

/// <summary>The oracle: the plan compiled and executed against the net10.0 builds, in a load context of its own.</summary>
internal sealed class ExecutedPlan : IDisposable
{
    private readonly AssemblyLoadContext _context = new("executed plan", isCollectible: true);
    private readonly Assembly _plan;

    public ExecutedPlan(Compilation compilation, IReadOnlyList<byte[]>? libraries = null)
    {
        _context.Resolving += (context, name) =>
            Path.Combine(UserCode.ReferenceFolder, name.Name + ".dll") is var file && File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
        foreach (var file in Directory.GetFiles(UserCode.ReferenceFolder, "Groundplan*.dll"))
            _context.LoadFromAssemblyPath(file);
        foreach (var library in libraries ?? [])
            _context.LoadFromStream(new MemoryStream(library));
        using var dll = new MemoryStream();
        var emitted = compilation.Emit(dll);
        if (!emitted.Success)
            throw new TestKitException(string.Join('\n', emitted.Diagnostics));
        dll.Position = 0;
        _plan = _context.LoadFromStream(dll);
    }

    /// <summary>The text of a static property.</summary>
    public string Text(string type, string property) => _plan.GetType(type)!.GetProperty(property)!.GetValue(null)?.ToString() ?? "";

    /// <summary>The template-relevant text of a root: each member with its name and text.</summary>
    public string Members(string type, string property)
    {
        var root = _plan.GetType(type)!.GetProperty(property)!.GetValue(null)!;
        var content = _context.Assemblies.Single(assembly => assembly.GetName().Name == "Groundplan")
            .GetType("Groundplan.PlanRoot")!.GetMethod("Of")!.Invoke(null, ["P", property, root])!;
        dynamic stackContent = content.GetType().GetProperty("Content")!.GetValue(content)!;
        return MemberText((System.Collections.IEnumerable)stackContent.Members);
    }

    /// <summary>A document of a root, by the end of its path.</summary>
    public string Document(string type, string property, string file)
    {
        var dsl = _context.Assemblies.Single(assembly => assembly.GetName().Name == "Groundplan");
        var root = dsl.GetType("Groundplan.PlanRoot")!.GetMethod("Of")!.Invoke(null, [type, property, _plan.GetType(type)!.GetProperty(property)!.GetValue(null)!])!;
        var roots = Array.CreateInstance(dsl.GetType("Groundplan.PlanRoot")!, 1);
        roots.SetValue(root, 0);
        var documents = dsl.GetType("Groundplan.Documents.PlanDocuments")!.GetMethod("Create")!.Invoke(
            null, [roots, Array.CreateInstance(dsl.GetType("Groundplan.Rules.Finding")!, 0), dsl.GetType("Groundplan.Origins")!.GetProperty("None")!.GetValue(null), new HashSet<string>()])!;
        dynamic found = ((System.Collections.IEnumerable)documents).Cast<object>().Single(document => ((string)document.GetType().GetProperty("Path")!.GetValue(document)!).EndsWith(file, StringComparison.Ordinal));
        return found.Text;
    }

    public static string MemberText(System.Collections.IEnumerable members) =>
        string.Concat(members.Cast<object>().Select(member => $"{member.GetType().GetProperty("Name")!.GetValue(member)}: {member.GetType().GetProperty("Item")!.GetValue(member)}\n"));

    public void Dispose() => _context.Unload();
}
