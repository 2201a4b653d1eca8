namespace Groundplan.Migrations.Documents.Kit;

/// <summary>The documents of a migration that a test makes.</summary>
internal static class Made
{
    /// <summary>A migration of one phase.</summary>
    public static Migration Of(params Step[] steps) => new("made") { Phases = [new("Do") { Steps = [.. steps] }] };

    /// <summary>Its files by name.</summary>
    public static IReadOnlyDictionary<string, string> Files(Migration migration)
    {
        var root = new MigrationRoot("Plan", "Made", migration);
        return root.Write(new([root], [], Origins.None)).ToDictionary(file => file.Name, file => file.Text, StringComparer.Ordinal);
    }

    /// <summary>One file of it.</summary>
    public static string File(string name, Migration migration) => Files(migration)[name];

    /// <summary>Texts that would be read as something else where they are not escaped, and parts of all kinds.</summary>
    public static Migration Hostile()
    {
        const string Text = "</script><img src=x onerror=alert(1)>|`'\"{}\\ & \u202e=1+1\r\n# head $.x \ud800";
        var made = new Manual("first", [Text, ""]) { Compensation = new Manual("undo-first", [Text]), Owner = Text, Evidence = [Text], Moves = [Text, null!] };
        var inner = new Sequence("inner", [new Command("run", [Text, "x.$", made.Output(Text)], Idempotency.Destructive), new Wait("a while", TimeSpan.FromSeconds(0.5))]);
        return new(Text)
        {
            Title = Text,
            Owner = Text,
            Environment = Text,
            Region = Text,
            AccountId = Text,
            SuccessCriteria = [Text],
            PointOfNoReturn = inner.Steps[0],
            Risks = [new(RiskLevel.High, Text, "") { Owner = Text }],
            Applications = [new(Text) { Technology = Text, Traffic = "=1+1", DependsOn = [Text, "web"], Owner = "@x", Data = [Text, null!, new("=1+1") { LeftBehind = Text }] }, new("web") { Critical = true, DependsOn = [Text] }],
            Phases =
            [
                new(Text) { Steps = [made, new ParallelGroup("group", [inner, new Approval(Text)])], Window = new(Text, TimeSpan.MaxValue), Soak = TimeSpan.MaxValue, Owner = Text },
                new("") { Steps = [new ParallelGroup("empty", []), new Approval(new string('x', 300)), new Approval(new string('x', 300))], Window = new("2026-03-01T22:00:00Z", TimeSpan.FromHours(4)) },
                new("") { Steps = [null!, new HttpCheck("", default(Value<string>))] },
            ],
        };
    }
}
