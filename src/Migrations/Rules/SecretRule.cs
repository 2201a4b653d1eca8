using Groundplan.Migrations.Rules.Model;
using Groundplan.Rules;

namespace Groundplan.Migrations.Rules;

/// <summary>A secret stands in the plan, and so in every document that is made of it.</summary>
internal static class SecretRule
{
    private const string Id = "GP7029";

    // What a program or a person replaces, or where it reads the secret itself.
    private static readonly string[] Elsewhere = ["$", "{", "<", "@", "/", "./", "~", "*", "file:", "fileb:", "arn:", "env:", "ssm:"];

    public static Rule Rule { get; } = new(Id, Severity.Error, "A secret stands in the plan", context => MigrationView.Of(context).SelectMany(Check));

    private static IEnumerable<Finding> Check(MigrationView view)
    {
        foreach (var (_, step, spec) in view.AllSteps().Where(found => view.Knows(found.Step)))
        {
            var found = spec.Arguments.Where(argument => argument is not null).SelectMany(argument => GivenSecrets.In(argument.Name, argument.Value))
                .Concat(GivenSecrets.Beside(spec.Arguments))
                .FirstOrDefault(secret => IsLiteral(secret.Secret));
            if (found.Secret is null)
                continue;
            var (property, index) = Given.Find(step, value => value is string text && text.IndexOf(found.Secret, StringComparison.Ordinal) >= 0);
            yield return new(Id, Severity.Error, $"{step.Id} holds a secret ({found.Name}), and whoever reads the runbook reads it too: {Advice(step)}.", view.On(step, property, index));
        }
    }

    private static bool IsLiteral(string text) => text.Length > 0 && text is not ("true" or "false" or "none" or "null") && !Elsewhere.Any(start => text.StartsWith(start, StringComparison.Ordinal));

    private static string Advice(Step step) => step switch
    {
        Command => "have the program read a variable, and name that in Environment",
        PutParameter => "give a SecretSource as its content, which makes it a SecureString",
        SetMaintenance => "give AuthorizationFrom",
        InvokeFunction => "have the function read it by itself",
        _ => "have it read where it is used, from Secrets Manager or SSM",
    };
}
