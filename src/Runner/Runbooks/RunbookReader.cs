using System.Security.Cryptography;
using Groundplan.Runner.Documents;

namespace Groundplan.Runner.Runbooks;

/// <summary>Reads a runbook of a migration; whatever is wrong with it is one error that says where.</summary>
internal static class RunbookReader
{
    private const int SupportedVersion = 2;
    private const int DeepestArguments = 200;

    /// <summary>The kind of a root that is a migration.</summary>
    public const string RootKind = "Migration";

    public static MigrationRunbook Read(Plan plan, PlanRoot root)
    {
        var runbook = Read(plan.Document(root, DocumentKind.Runbook));
        return runbook.Plan == root.Plan && runbook.Root == root.Root
            ? runbook
            : throw RunnerError.Usage($"runbook.json is that of {runbook.FullName}, not of {root.FullName}. Rebuild the project.");
    }

    public static MigrationRunbook Read(byte[] utf8)
    {
        DocumentVersion.Require("runbook.json", JsonInput.Read<Head>(utf8, "runbook.json", DeepestArguments).Version, SupportedVersion);
        var runbook = JsonInput.Read<MigrationRunbook>(utf8, "runbook.json", DeepestArguments);
        if (RunbookRules.FirstProblem(runbook) is { } problem)
            throw RunnerError.Usage($"runbook.json: {problem} Rebuild the project.");
        return runbook with { Hash = Convert.ToHexStringLower(SHA256.HashData(utf8)) };
    }

    private sealed record Head(int Version);
}
