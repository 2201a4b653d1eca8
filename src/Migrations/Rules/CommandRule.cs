using Groundplan.Migrations.Graph;
using Groundplan.Migrations.Rules.Grammar;
using Groundplan.Migrations.Rules.Model;
using Groundplan.Rules;

namespace Groundplan.Migrations.Rules;

/// <summary>A command is one that its program refuses, or destroys more than it says.</summary>
internal static class CommandRule
{
    private const string Id = "GP7021";

    // The verbs of kubectl. Source: Kubernetes documentation, "kubectl reference"; a verb that is none may be a plug-in's.
    private static readonly HashSet<string> Verbs = new(StringComparer.Ordinal)
    {
        "annotate", "api-resources", "api-versions", "apply", "argo", "attach", "auth", "autoscale", "certificate", "cluster-info", "completion", "config", "cordon", "cp", "create", "debug",
        "delete", "describe", "diff", "drain", "edit", "events", "exec", "explain", "expose", "get", "kustomize", "label", "logs", "options", "patch", "plugin", "port-forward", "proxy",
        "replace", "rollout", "run", "scale", "set", "taint", "top", "uncordon", "version", "wait",
    };

    public static Rule Rule { get; } = new(Id, Severity.Error, "A command is not one that its program takes", context => MigrationView.Of(context).SelectMany(Check));

    private static IEnumerable<Finding> Check(MigrationView view)
    {
        foreach (var (node, step, _) in view.AllSteps())
        {
            if (step is not Command { Words.Count: > 0 } command || !view.Knows(command))
                continue;
            var words = command.Words.Select(word => view.Names.TextOf(word)).ToList();
            if (Fault(words) is { } fault)
                yield return new(Id, Severity.Error, $"{step.Id} would fail: {fault.Text}.", view.On(step, nameof(Command.Words), fault.Index));
            else if (view.IsComplete && Unsaved(view, node, command, words) is { } database)
                yield return new(Id, Severity.Error, $"{step.Id} deletes database {database} with --skip-final-snapshot, and no verified backup of it comes before on the path {PathText.To(node)}: use DeleteDatabase behind a SnapshotDatabase, which waits until the snapshot is there.", view.On(step, nameof(Command.Words), words.IndexOf("--skip-final-snapshot")));
        }
    }

    private static (string Text, int? Index)? Fault(List<string> words)
    {
        if (ShellSyntax.In(words) is { } syntax)
            return ($"'{syntax}' is for a shell, and the runner starts {words[0]} without one; make a step of each program", words.IndexOf(syntax));
        var fault = words[0] switch
        {
            "aws" => AwsGrammar.Fault(words),
            "kubectl" when words.Count > 1 && words[1].All(character => character is >= 'a' and <= 'z') && !Verbs.Contains(words[1]) && Verbs.Any(verb => Near(verb, words[1])) => $"kubectl has no '{words[1]}'",
            _ => null,
        };
        return fault is null ? null : (fault, Place(words, fault));
    }

    /// <summary>The word that a fault is about: the last one that it names.</summary>
    private static int? Place(List<string> words, string fault)
    {
        var named = words.FindLastIndex(word => word.Length > 0 && (fault.Contains($"'{word}'") || fault.EndsWith($"no option {word}", StringComparison.Ordinal)));
        return named < 0 ? null : named;
    }

    /// <summary>Whether two words differ in a letter, so that the one is a slip of the other.</summary>
    private static bool Near(string verb, string word)
    {
        if (Math.Abs(verb.Length - word.Length) > 1)
            return false;
        var start = 0;
        while (start < verb.Length && start < word.Length && verb[start] == word[start])
            start++;
        var (left, right) = (verb.Length - 1, word.Length - 1);
        while (left >= start && right >= start && verb[left] == word[right])
            (left, right) = (left - 1, right - 1);
        return left - start < 1 && right - start < 1;
    }

    /// <summary>The database that is deleted without a copy, where the step does not say so in its effects.</summary>
    private static string? Unsaved(MigrationView view, StepNode node, Command command, List<string> words)
    {
        var option = words.FindIndex(word => word is "--db-instance-identifier" or "--db-cluster-identifier");
        if (!words.Contains("--skip-final-snapshot") || option < 0 || option + 1 >= words.Count || command.AcceptsDataLoss is not null || command.Effects.Any(effect => effect?.Kind == EffectKind.Destroys))
            return null;
        var place = new Place(words[option] == "--db-cluster-identifier" ? "database-cluster" : PlaceCategories.Database, words[option + 1]);
        return view.Touches.Done.Of(EffectKind.BacksUp, view.Names.TextOf(place)).Where(backup => backup.IsVerified).Before(node, Moment.Runs) is null ? words[option + 1] : null;
    }
}
