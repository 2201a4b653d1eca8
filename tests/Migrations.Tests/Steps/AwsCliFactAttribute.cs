using System.Diagnostics;
using Groundplan.TestKit;

namespace Groundplan.Migrations.Steps;

/// <summary>A fact that needs the AWS CLI as a package of Python: skipped without it, unless <c>CI=true</c>, where it then fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AwsCliFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Reason = new(() => Tools.ReasonToSkip("python3") ?? (IsThere() || Environment.GetEnvironmentVariable("CI") == "true" ? null : "no package awscli for python3"));

    public AwsCliFactAttribute() => Skip = Reason.Value;

    private static bool IsThere()
    {
        using var python = Process.Start(new ProcessStartInfo("python3", ["-c", "import awscli.clidriver"]) { RedirectStandardError = true })!;
        python.WaitForExit();
        return python.ExitCode == 0;
    }
}
