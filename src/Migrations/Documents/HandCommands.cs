namespace Groundplan.Migrations.Documents;

/// <summary>The commands of a step as a person types them: with the region where they name none.</summary>
internal static class HandCommands
{
    private const string Region = "--region";
    private const string SourceRegion = "--source-region";

    /// <summary>The words of each command.</summary>
    public static IEnumerable<IReadOnlyList<string>> Words(MigrationFacts facts, StepSpec spec) => spec.Commands.OfType<CommandLine>().Select(command => Words(facts, spec, command));

    /// <summary>Each command as a line for a shell.</summary>
    public static IEnumerable<string> Lines(MigrationFacts facts, StepSpec spec) =>
        spec.Commands.OfType<CommandLine>().Select(command => ShellText.Line(Words(facts, spec, command)) + (command.Into is { } file ? $" > {ShellText.Line([file])}" : ""));

    // What a team runs itself is carried out as it stands.
    private static List<string> Words(MigrationFacts facts, StepSpec spec, CommandLine command)
    {
        var words = (command.Words ?? []).Select(facts.Names.TextOf).ToList();
        if (words.Count == 0 || words[0] != "aws" || spec.Kind == "command" || RegionOf(facts, spec, words) is not { Length: > 0 } region)
            return words;
        if (!words.Contains(Region))
            words.AddRange([Region, region]);
        else if (words.Contains("sync") && !words.Contains(SourceRegion) && facts.Migration.Region is { Length: > 0 } ofMigration)
            words.AddRange([SourceRegion, ofMigration]);
        return words;
    }

    private static string? RegionOf(MigrationFacts facts, StepSpec spec, List<string> words) =>
        words.Select(OfArn).OfType<string>().FirstOrDefault()
        ?? spec.Places.OfType<Place>().Select(place => facts.Names.StackOf(place.Name)?.Region).OfType<string>().FirstOrDefault()
        ?? facts.Migration.Region;

    private static string? OfArn(string word) => word.StartsWith("arn:", StringComparison.Ordinal) && word.Split(':') is { Length: > 5 } parts && parts[3].Length > 0 ? parts[3] : null;
}
