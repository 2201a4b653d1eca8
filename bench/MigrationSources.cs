using System.Globalization;
using System.Text;

namespace Groundplan.Bench;

/// <summary>Migrations of any size, as a team would write them: services that move one after the other, ten steps each.</summary>
internal static class MigrationSources
{
    /// <summary>How many steps a service has.</summary>
    public const int StepsOfAService = 10;

    private const string Head = "using Groundplan.Migrations;\n";

    /// <summary>One method for all services, called with the name of each.</summary>
    public static IEnumerable<string> OfOneMethod(int services)
    {
        var text = new StringBuilder(Head).Append(Plan(services, i => $"Service.Move(\"s{Number(i)}\")")).Append("internal static class Service\n{\n");
        Method(text, "Move", "string name", "{name}");
        yield return text.Append("}\n").ToString();
    }

    /// <summary>A method for each service, twenty to a file.</summary>
    public static IEnumerable<string> WrittenOut(int services)
    {
        yield return Head + Plan(services, i => $"Services{i / 20}.Move{i}()");
        for (var file = 0; file * 20 < services; file++)
        {
            var text = new StringBuilder(Head).Append($"internal static class Services{file}\n{{\n");
            for (var i = file * 20; i < Math.Min(services, (file + 1) * 20); i++)
                Method(text, $"Move{i}", "", $"s{Number(i)}");
            yield return text.Append("}\n").ToString();
        }
    }

    /// <summary>One list of steps, with two findings for each of them.</summary>
    public static IEnumerable<string> OneList(int steps)
    {
        var text = new StringBuilder(Head).Append("[Plan]\npublic static class Services\n{\n    public static Migration Move => new(\"move-services\")\n    {\n        Phases =\n        [\n            new(\"All\")\n            {\n                Steps =\n                [\n");
        for (var i = 0; i < steps; i++)
            text.Append($"                    new DeleteTable(\"delete-{i}\", \"s{Number(i)}-Z1234567890ABC\"),\n");
        yield return text.Append("                ],\n            },\n        ],\n    };\n}\n").ToString();
    }

    /// <summary>As <see cref="WrittenOut"/>, where nothing can be undone: a finding for most steps.</summary>
    public static IEnumerable<string> WithoutWayBack(int services) => WrittenOut(services).Select(text => text.Replace("Compensation = ", "Compensation = true ? null : ", StringComparison.Ordinal));

    /// <summary>One group of branches, each of which waits for the one before it by <c>After</c> alone.</summary>
    public static IEnumerable<string> JoinedByAfter(int services)
    {
        yield return Head + """
            [Plan]
            public static class Services
            {
                public static Migration Move => new("move-services") { Owner = "platform", Phases = [new("All") { Steps = [new ParallelGroup("all", Branches())] }] };

                private static Step[] Branches()
                {
                    Step[] branches = new Step[SERVICES];
                    Step? before = null;
                    for (var i = 0; i < branches.Length; i++)
                    {
                        var steps = Service.Move($"s{i:D4}");
                        if (before is not null)
                            steps[0] = steps[0] with { After = [before] };
                        before = steps[^1];
                        branches[i] = new Sequence($"branch-{i}", steps);
                    }

                    return branches;
                }
            }

            """.Replace("SERVICES", services.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var text = new StringBuilder(Head).Append("internal static class Service\n{\n");
        Method(text, "Move", "string name", "{name}");
        yield return text.Append("}\n").ToString();
    }

    private static string Number(int service) => service.ToString("D4", CultureInfo.InvariantCulture);

    private static string Plan(int services, Func<int, string> call)
    {
        var text = new StringBuilder("[Plan]\npublic static class Services\n{\n    public static Migration Move => new(\"move-services\")\n    {\n        Owner = \"platform\",\n        Phases =\n        [\n");
        for (var i = 0; i < services; i++)
            text.Append($"            new(\"Service {i}\") {{ Steps = {call(i)} }},\n");
        return text.Append("        ],\n    };\n}\n").ToString();
    }

    private static void Method(StringBuilder text, string method, string parameters, string name) => text.Append($$"""
            public static Step[] {{method}}({{parameters}})
            {
                var table = new BackupTable($"back-up-{{name}}", $"{{name}}-old", $"{{name}}-before");
                var archive = new BackupBucket($"archive-{{name}}", $"{{name}}-files", "archive", $"{{name}}/");
                var copy = new CopyTable($"copy-{{name}}", $"{{name}}-old", $"{{name}}-new") { Compensation = new ClearTable($"clear-{{name}}", $"{{name}}-new") { AcceptsDataLoss = "a copy" } };
                var files = new SyncBucket($"sync-{{name}}", $"{{name}}-files", $"{{name}}-files-new") { Compensation = new EmptyBucket($"empty-{{name}}", $"{{name}}-files-new") { AcceptsDataLoss = "a copy" } };
                var stop = new ScaleService($"stop-{{name}}", "main", $"{{name}}", 0);
                var healthy = new HttpCheck($"healthy-{{name}}", $"https://{{name}}.example.com/health") { Gates = new("record", $"{{name}}.example.com A") };
                var point = new PointRecord($"point-{{name}}", "Z1234567890ABC", $"{{name}}.example.com", "A", "192.0.2.1") { Ttl = 60, NotBefore = [new(copy, TimeSpan.FromMinutes(1))] };
                return
                [
                    new ParallelGroup($"backups-{{name}}", [table, archive]),
                    new ParallelGroup($"copies-{{name}}", [copy, files]),
                    stop with { Compensation = stop.Restore($"start-again-{{name}}") },
                    healthy,
                    point with { Compensation = point.Back($"point-back-{{name}}") },
                    stop.Restore($"start-{{name}}"),
                    new Wait($"watch-{{name}}", TimeSpan.FromMinutes(10)),
                    new DeleteTable($"delete-{{name}}", $"{{name}}-old") { After = [table], Compensation = new RestoreTable($"restore-{{name}}", table.BackupArn, $"{{name}}-old") { AcceptsDataLoss = "nobody writes to it any more" } },
                ];
            }

        """);
}
