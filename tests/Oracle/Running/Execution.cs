using System.Reflection;
using System.Runtime.Loader;

namespace Groundplan.Oracle.Running;

/// <summary>A compiled assembly, executed in a load context that is thrown away with it.</summary>
internal sealed class Execution : IDisposable
{
    private readonly AssemblyLoadContext _context = new("executed", isCollectible: true);
    private readonly Assembly _assembly;

    public Execution(Stream dll) => _assembly = _context.LoadFromStream(dll);

    /// <summary>Runs a program; what it throws is its answer.</summary>
    public Answer Run(Subject subject)
    {
        var run = _assembly.GetType(subject.Type, throwOnError: true)!.GetMethod("Run", BindingFlags.Public | BindingFlags.Static)!;
        try
        {
            return Answer.Of((string?)run.Invoke(null, null));
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } thrown)
        {
            return new(null, thrown.GetType().FullName, thrown.Message);
        }
    }

    public void Dispose() => _context.Unload();
}
