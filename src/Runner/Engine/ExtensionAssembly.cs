using System.Reflection;
using System.Runtime.Loader;
using Groundplan.Runner.Journal;
using Groundplan.Runner.Steps;

namespace Groundplan.Runner.Engine;

/// <summary>A team's own kinds of steps, in an assembly that the user named on the command line.</summary>
internal static class ExtensionAssembly
{
    /// <summary>One of each public executor with a constructor that takes nothing.</summary>
    /// <exception cref="RunnerError">The file is no such assembly.</exception>
    public static IReadOnlyList<IStepExecutor> Load(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw RunnerError.Usage("--extension is empty: it takes the path of an assembly.");
        var file = Path.GetFullPath(path);
        try
        {
            if (!File.Exists(file))
                throw RunnerError.Usage($"--extension {path}: there is no such file.");
            if (StateFile.IsEmpty(file))
                throw RunnerError.Usage($"--extension {path} is empty, or is no file but a pipe or a device. Name the assembly.");
            var executors = new Context(file).LoadFromAssemblyPath(file).GetExportedTypes()
                .Where(t => t is { IsAbstract: false, IsClass: true } && t.IsAssignableTo(typeof(IStepExecutor)) && t.GetConstructor([]) is not null)
                .OrderBy(t => t.FullName, StringComparer.Ordinal)
                .Select(t => (IStepExecutor)Activator.CreateInstance(t)!)
                .ToList();
            if (executors.FirstOrDefault(e => e.Kind?.Contains('/', StringComparison.Ordinal) != true) is { } nameless)
                throw RunnerError.Usage($"--extension {path}: {nameless.GetType().FullName} has kind '{nameless.Kind}'; a team's own starts with a name of theirs and a slash.");
            return executors.Count > 0 ? executors : throw RunnerError.Usage($"--extension {path}: it has no public class that implements IStepExecutor and can be made without arguments.");
        }
        catch (Exception e) when (e is BadImageFormatException or FileLoadException or FileNotFoundException or TypeLoadException or ReflectionTypeLoadException or TargetInvocationException)
        {
            throw RunnerError.Usage($"--extension {path} cannot be loaded: {(e.InnerException ?? e).Message}");
        }
    }

    // What the tool has itself is taken from the tool, so that the types of the contract are the same.
    private sealed class Context(string file) : AssemblyLoadContext(Path.GetFileName(file))
    {
        private readonly AssemblyDependencyResolver _resolver = new(file);

        protected override Assembly? Load(AssemblyName name)
            => Default.Assemblies.Any(a => a.GetName().Name == name.Name) || OfTheTool(name)
                ? null
                : _resolver.ResolveAssemblyToPath(name) is { } path ? LoadFromAssemblyPath(path) : null;

        private static bool OfTheTool(AssemblyName name) => File.Exists(Path.Combine(AppContext.BaseDirectory, name.Name + ".dll")) && name.Name == typeof(IStepExecutor).Assembly.GetName().Name;
    }
}
