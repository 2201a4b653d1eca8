using System.Text.RegularExpressions;
using Groundplan.Oracle.Running;

namespace Groundplan.Oracle;

/// <summary>Counts outcomes, prints progress, refusals and differences.</summary>
/// <param name="output">Where to.</param>
/// <param name="shrinks">Whether differences are made smaller first; only random programs are known to end meanwhile.</param>
internal sealed partial class Report(TextWriter output, bool shrinks)
{
    private const int Shown = 12;
    private const int Every = 500;
    private const int MostShrunk = 10;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Dictionary<string, int>> _refusals = [];
    private int _programs;
    private int _equal;
    private int _refused;
    private int _thrown;
    private int _differences;
    private int _shrunk;

    public void AddAll(IEnumerable<Outcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            var text = outcome switch
            {
                Different different when !shrinks => Shrinker.Describe(different, different),
                Different different => Interlocked.Increment(ref _shrunk) <= MostShrunk ? Shrinker.Describe(different, Shrinker.Shrink(different)) : $"== {different.Subject.Name} differs",
                Invalid invalid => $"== {invalid.Subject.Name} does not compile: {invalid.Error}",
                _ => null,
            };
            lock (_lock)
                Add(outcome, text);
        }
    }

    /// <summary>Prints what was counted; the exit code is 1 when there are differences.</summary>
    public int Finish()
    {
        output.WriteLine($"evaluated {Share(_equal)}, of these {_thrown} ended by an exception; refused {Share(_refused)}; written anew because they did not compile: {RandomPrograms.Rewritten}");
        foreach (var (id, messages) in _refusals.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{id}: {messages.Values.Sum()}");
            foreach (var (message, count) in messages.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal).Take(Shown))
                output.WriteLine($"  {count,5} {message}");
        }

        output.WriteLine($"{_programs} programs, {_differences} differences");
        return _differences == 0 ? 0 : 1;
    }

    private void Add(Outcome outcome, string? text)
    {
        _programs++;
        switch (outcome)
        {
            case Equal equal:
                _equal++;
                _thrown += equal.Answer.ExceptionType is null ? 0 : 1;
                break;
            case Refused refused:
                _refused++;
                var first = refused.Refusals[0];
                if (!_refusals.TryGetValue(first.Id, out var messages))
                    _refusals.Add(first.Id, messages = []);
                var kind = Names().Replace(first.Message, "…");
                messages[kind] = messages.GetValueOrDefault(kind) + 1;
                break;
            default:
                _differences++;
                break;
        }

        if (text is not null)
            output.WriteLine(text);
        if (_programs % Every == 0)
            output.WriteLine($"{_programs} programs, evaluated {Share(_equal)}, {_differences} differences");
    }

    private string Share(int count) => _programs == 0 ? "0" : $"{count} ({100.0 * count / _programs:0.0} %)";

    [GeneratedRegex(@"P\d+(_\d+)?\.\w+|\b[A-Z]\d+\b")]
    private static partial Regex Names();
}
