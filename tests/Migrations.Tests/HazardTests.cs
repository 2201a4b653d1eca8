using Groundplan.Migrations.Rules;

namespace Groundplan.Migrations;

/// <summary>What the migration guides that people follow get wrong, turned into records: each is found, and mended it is not.</summary>
public sealed class HazardTests
{
    private const string Zone = "Z1234567890ABC";
    private const string Api = "api.example.com";

    [Fact]
    public void A_replica_is_promoted_when_its_lag_is_minimal_and_nobody_stopped_the_writes()
    {
        Step promote = new PromoteReplica("promote", "prod-db-replica");
        Assert.Contains("nothing has seen that all writes have arrived", Checked.Only("GP7008", new Approval("lag-is-minimal"), promote).Message);
        Assert.Contains("no writes are stopped before await-lag", Checked.Only("GP7008", new AwaitReplicaLag("await-lag", "prod-db-replica"), promote).Message);
        var stop = new SetMaintenance("stop-writes", new MaintenanceSwitch.Parameter("/prod/maintenance"), true);
        Assert.DoesNotContain("GP7008", Checked.Ids(Checked.Of(stop, new AwaitReplicaLag("await-lag", "prod-db-replica"), promote, stop.Off("start-writes"))));
    }

    [Fact]
    public void A_rollback_points_a_simple_record_while_weighted_ones_are_there()
    {
        var rollback = new PointRecord("rollback", Zone, Api, "A", "192.0.2.1") { Ttl = 60 };
        var shift = Shift("shift-10", 90, 10);
        Assert.StartsWith("shift-10 makes api.example.com A a weighted record and rollback a simple one", Checked.Only("GP7013", shift with { Compensation = rollback }).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("GP7013", Checked.Ids(Checked.Of(shift with { Compensation = shift.Back("rollback") })));
    }

    [Fact]
    public void The_zone_of_a_load_balancer_is_that_of_another_region_than_the_certificate()
    {
        var certificate = new Command("certificate", ["aws", "acm", "describe-certificate", "--certificate-arn", "arn:aws:acm:us-east-2:123456789012:certificate/abc123"], Idempotency.Read);
        PointRecord Point(string zone) => new("point", Zone, Api, "A", new RecordTarget.Alias(zone, "web.example.net"));
        Assert.Contains("the zone of load balancers in us-east-2 is Z3AADJGX6KTTL2", Checked.Only("GP7020", certificate, Point("Z35SXDOTRQ7X7K")).Message);
        Assert.DoesNotContain("GP7020", Checked.Ids(Checked.Of(certificate, Point("Z3AADJGX6KTTL2"))));
    }

    [Fact]
    public void The_weight_of_the_new_side_rises_and_nobody_lowers_that_of_the_old()
    {
        Assert.Contains("which is 115 and not 100 together", Checked.Only("GP7012", Shift("shift-10", 90, 10), Shift("shift-25", 90, 25), Shift("shift-100", 0, 100)).Message);
        Assert.Contains("nobody gets 100", Checked.Only("GP7012", Shift("shift-10", 90, 10), Shift("shift-25", 75, 25)).Message);
        Assert.Contains("lowers new-infra of api.example.com A from 50 to 25", Checked.Only("GP7012", Shift("shift-50", 50, 50), Shift("shift-25", 75, 25), Shift("shift-100", 0, 100)).Message);
        Assert.DoesNotContain("GP7012", Checked.Ids(Checked.Of(Shift("shift-10", 90, 10), Shift("shift-25", 75, 25), Shift("shift-100", 0, 100))));
    }

    [Fact]
    public void The_old_database_is_deleted_while_its_snapshot_is_only_asked_for()
    {
        var database = new Place("database", "old-prod-db");
        var snapshot = new Command("snapshot", ["aws", "rds", "create-db-snapshot", "--db-instance-identifier", "old-prod-db", "--db-snapshot-identifier", "old-prod-db-final-snapshot"], Idempotency.Upsert)
        {
            Effects = [new(EffectKind.BacksUp, database)],
        };
        string[] delete = ["aws", "rds", "delete-db-instance", "--db-instance-identifier", "old-prod-db", "--skip-final-snapshot"];
        var declared = new Command("delete", [.. delete.Select(word => (Value<string>)word)], Idempotency.Upsert) { Effects = [new(EffectKind.Destroys, database)] };
        Assert.Contains("snapshot, the backup before it, is not verified", Checked.Only("GP7004", snapshot, declared).Message);
        Assert.Contains("--skip-final-snapshot", Checked.Only("GP7021", snapshot, declared with { Effects = [] }).Message);
        var mended = Checked.Ids(Checked.Of(new SnapshotDatabase("snapshot", "old-prod-db", "old-prod-db-final-snapshot"), declared)).ToList();
        Assert.DoesNotContain("GP7004", mended);
        Assert.DoesNotContain("GP7021", mended);
    }

    [Fact]
    public void A_restore_to_a_point_in_time_drops_what_was_written_since()
    {
        var back = new RestoreDatabaseToPointInTime("restore", "prod-db", "prod-db-restored");
        var upgrade = new Manual("upgrade", ["Upgrade the schema."]) { Effects = [new(EffectKind.Writes, new("database", "prod-db"))], Evidence = ["the log"], Compensation = back };
        Assert.StartsWith("restore brings database prod-db back to an earlier state", Checked.Only("GP7011", upgrade).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("GP7011", Checked.Ids(Checked.Of(upgrade with { Compensation = back with { AcceptsDataLoss = "an hour of orders is entered by hand" } })));
    }

    [Fact]
    public void The_time_to_live_is_lowered_and_the_record_is_switched_at_once()
    {
        var lower = new LowerTtl("lower-ttl", Zone, Api, "A", 60);
        var switched = new PointRecord("switch", Zone, Api, "A", "192.0.2.2") { Ttl = 60 };
        Assert.Contains("while resolvers still keep the old one", Checked.Only("GP7014", lower, new Approval("go"), switched).Message);
        Assert.DoesNotContain("GP7014", Checked.Ids(Checked.Of(lower, new Approval("go"), switched with { NotBefore = [new(lower, TimeSpan.FromDays(7))] })));
    }

    [Fact]
    public void A_canary_of_weights_and_timed_pauses_goes_on_however_it_fares()
    {
        var pause = new Wait("pause", TimeSpan.FromMinutes(5));
        var gate = new AlarmGate("errors", ["api-5xx"], TimeSpan.FromMinutes(5));
        Assert.Contains("there is only pause", Checked.Only("GP7017", new Approval("go"), Shift("shift-20", 80, 20), pause, Shift("shift-100", 0, 100)).Message);
        Assert.DoesNotContain("GP7017", Checked.Ids(Checked.Of(new Approval("go"), Shift("shift-20", 80, 20), pause, gate, Shift("shift-100", 0, 100))));
    }

    [Fact]
    public void Fields_of_an_asset_are_removed_and_its_comment_is_left_behind()
    {
        var upgrade = new TransformTable("upgrade-assets", "assets-a", "assets-b", ItemMapping.Of((AssetOf21 asset) => new AssetOf22(
            asset.AssetId, Lookup.Item<AssetBucket>("s3-asset-buckets", "assets").BucketId, asset.CurrentVersion.Version)));
        Assert.StartsWith(
            "upgrade-assets leaves currentVersion.Comment, currentVersion.description, currentVersion.CreatedBy, ",
            Checked.Only("GP7032", upgrade).Message,
            StringComparison.Ordinal);
        string[] removed = ["isMultiFile", "pipelineId", "executionId", "versions", "specifiedPipelines", "Parent", "objectFamily"];
        Assert.Contains("leaves currentVersion.Comment", Checked.Only("GP7032", upgrade with { Dropped = removed }).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("GP7032", Checked.Ids(Checked.Of(upgrade with { Dropped = [.. removed, "currentVersion"] })));
    }

    [Fact]
    public void The_bucket_of_the_site_is_called_after_its_domain_so_that_two_cannot_stand()
    {
        var (a, b) = (new Site("vams-a"), new Site("vams-b"));
        var deploy = new DeployStack("deploy-b", b);
        Assert.Contains("'assets.example.com', which stack vams-a still has", Assert.Single(Checked.Run(Checked.Of(deploy) with { Stacks = [a, b] }, a), finding => finding.RuleId == "GP7023").Message);
        var planned = Checked.Of(new DeleteBucket("delete-a", a.WebApp), deploy) with { Stacks = [a, b] };
        Assert.DoesNotContain("GP7023", Checked.Run(planned, a).Select(finding => finding.RuleId));
    }

    [Fact]
    public void The_old_installation_is_destroyed_and_nobody_backed_it_up()
    {
        var a = new Site("vams-a");
        Assert.Contains("destroys bucket assets.example.com, and no verified backup comes before it on the path Do/delete-a", Checked.Run(Checked.Of(new DeleteStack("delete-a", a)) with { Stacks = [a] }).First(finding => finding.RuleId == "GP7004").Message);
        Assert.DoesNotContain("GP7004", Checked.Ids(Checked.Of(new BackupBucket("back-up", a.WebApp, "backups", "vams-a/"), new DeleteStack("delete-a", a)) with { Stacks = [a] }));
    }

    [Fact]
    public void The_schema_is_upgraded_and_the_way_back_is_a_backup_that_somebody_else_took()
    {
        var upgrade = new InvokeFunction("upgrade", "ExecuteDBMigration", Idempotency.Upsert)
        {
            Effects = [new(EffectKind.Writes, new("database", "metaflow"))],
            Expect = [new JsonAssertion.Equal("$.upgrade-result", "upgrade success"), new JsonAssertion.Equal("$.final-status.is_up_to_date", true)],
        };
        Assert.Contains("has no compensation", Checked.Only("GP7009", upgrade).Message);
    }

    [Fact]
    public void Port_8082_is_opened_to_anywhere_and_never_closed()
    {
        var open = new OpenIngress("open-migration-port", "sg-0a1b2c3d", 8082, "0.0.0.0/0", "the migration service");
        Assert.Contains("the whole Internet", Checked.Only("GP7019", open).Message);
        Assert.Contains("nothing after it closes it on the path Do/open-migration-port → end", Checked.Only("GP7005", open).Message);
        Assert.Contains("→ abort", Checked.Only("GP7006", open).Message);
        var narrow = open with { Source = "10.0.0.0/16" };
        Assert.Empty(Checked.Ids(Checked.Of(narrow with { Compensation = narrow.Close("close-again") }, narrow.Close("close"))));
    }

    [Fact]
    public void The_service_is_resized_to_one_task_and_brought_back_to_some_number()
    {
        var one = new ScaleService("one-task", "metaflow", "metaflow-service", 1);
        Assert.Contains("scales service metaflow/metaflow-service", Checked.Only("GP7005", one, new Approval("upgraded")).Message);
        Assert.Empty(Checked.Ids(Checked.Of(one with { Compensation = one.Restore("back-on-abort") }, new Approval("upgraded"), one.Restore("back"))));
    }

    [Fact]
    public void All_tasks_are_stopped_and_nobody_sees_them_start()
    {
        var stop = new StopTasks("stop-all", "metaflow", new TaskSelection.OfService("metaflow-service"), "migration");
        Assert.Contains("an AwaitStable", Checked.Only("GP7005", stop).Message);
        Assert.Empty(Checked.Ids(Checked.Of(stop, new AwaitStable("running", "metaflow", ["metaflow-service"], TimeSpan.FromMinutes(1)))));
    }

    [Theory]
    [InlineData("curlimages/curl", "curlimages/curl:8.10.1", "kubectl", "run", "smoke-test", "--rm", "-i", "--restart=Never", "--image={0}", "--", "curl", "-f", "http://web-api/health")]
    [InlineData("netflixoss/metaflow_metadata_service:latest", "netflixoss/metaflow_metadata_service:2.0.2", "docker", "run", "--rm", "-p", "8080:8080", "{0}")]
    [InlineData("https://github.com/argoproj/argo-rollouts/releases/latest/download/install.yaml", "https://github.com/argoproj/argo-rollouts/releases/download/v1.7.2/install.yaml", "kubectl", "apply", "-f", "{0}")]
    public void What_runs_depends_on_the_day(string loose, string pinned, params string[] command)
    {
        Command Run(string image) => new("run", [.. command.Select(word => (Value<string>)word.Replace("{0}", image, StringComparison.Ordinal))], Idempotency.Read);
        Assert.StartsWith($"run runs {loose},", Checked.Only("GP7018", Run(loose)).Message, StringComparison.Ordinal);
        Assert.Empty(Checked.Ids(Checked.Of(Run(pinned))));
    }

    [Theory]
    [InlineData("--publicly-accessible takes no value, so that 'false' is left over: write --no-publicly-accessible", "aws", "rds", "create-db-instance-read-replica", "--db-instance-identifier", "prod-db-replica", "--source-db-instance-identifier", "prod-db", "--publicly-accessible", "false")]
    [InlineData("'$(date -u -d '1 hour ago' +%FT%TZ)' is for a shell", "aws", "rds", "restore-db-instance-to-point-in-time", "--source-db-instance-identifier", "prod-db", "--restore-time", "$(date -u -d '1 hour ago' +%FT%TZ)")]
    [InlineData("'|' is for a shell", "kubectl", "create", "secret", "generic", "web-api-secrets", "--dry-run=client", "-o", "yaml", "|", "kubectl", "apply", "-f", "-")]
    [InlineData("'aws rds describe-db-instances' has no option --db-instance-name", "aws", "rds", "describe-db-instances", "--db-instance-name", "prod-db-replica")]
    [InlineData("there is no command 'aws rds promote-replica'", "aws", "rds", "promote-replica", "--db-instance-identifier", "prod-db-replica")]
    [InlineData("needs --db-instance-identifier", "aws", "rds", "promote-read-replica", "--region", "us-east-2")]
    public void A_command_is_not_one_that_its_program_takes(string fault, params string[] words) => Assert.Contains(fault, Checked.Only("GP7021", Reading(words)).Message);

    [Theory]
    [InlineData("aws", "s3", "sync", "s3://source-bucket", "s3://destination-bucket", "--profile", "your-profile")]
    [InlineData("aws", "lambda", "invoke", "--function-name", "migrate", "output.log")]
    [InlineData("aws", "--region", "us-west-2", "cloudformation", "wait", "stack-delete-complete", "--stack-name", "test")]
    [InlineData("aws", "ec2", "describe-instances", "--query", "Reservations[*].Instances[*].InstanceId", "--output", "table")]
    [InlineData("aws", "ec2", "terminate-instances", "--instance-ids", "i-1234567890abcdef0", "i-1234567890abcdef1")]
    [InlineData("aws", "rds", "describe-db-instances", "--db-instance-identifier", "prod-db-replica", "--query", "DBInstances[0].StatusInfos")]
    [InlineData("kubectl", "argo", "rollouts", "promote", "web-api")]
    [InlineData("bash", "-c", "a | b")]
    public void A_command_of_a_guide_is_right(params string[] words) => Assert.Empty(Checked.Ids(Checked.Of(Reading(words))));

    [Fact]
    public void Threads_are_advised_for_speed_while_only_without_them_versions_keep_their_numbers()
    {
        Command Import(string threads) => new("import-all", ["import-all", "--input-dir", "exported-v216-data", "--use-threads", threads], Idempotency.AppendOnly);
        Assert.Contains("with --use-threads the numbers of a registered model's versions", Checked.Only("GP7025", Import("True")).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("GP7025", Checked.Ids(Checked.Of(Import("False"))));
    }

    [Fact]
    public void A_server_of_3_0_is_migrated_by_the_steps_of_one_of_2_16()
    {
        var of216 = new Command("import-all", ["import-all", "--input-dir", "exported-v216-data"], Idempotency.AppendOnly) { Moves = MlflowData.Of("2.16") };
        Migration From(string version, params Step[] steps) => Checked.Of(steps) with { Applications = [new("mlflow") { Data = MlflowData.Of(version) }] };
        Assert.DoesNotContain("GP7027", Checked.Ids(From("2.16", of216)));
        Assert.StartsWith("mlflow keeps prompts and logged models, and no step moves them", Assert.Single(Checked.Run(From("3.0", of216)), finding => finding.RuleId == "GP7027").Message, StringComparison.Ordinal);
        var prompts = new Command("import-prompts", ["import-prompts", "--input-dir", "exported-v30-prompts"], Idempotency.AppendOnly) { Moves = [MlflowData.Prompts] };
        var models = new Command("import-logged-models", ["import-logged-models", "--input-dir", "exported-v30-logged-models"], Idempotency.AppendOnly) { Moves = [MlflowData.LoggedModels] };
        Assert.DoesNotContain("GP7027", Checked.Ids(From("3.0", of216, prompts, models)));
    }

    [Fact]
    public void Tables_that_the_template_of_an_A_B_migration_does_not_list_are_lost_silently()
    {
        Items<DataSet> listed =
        [
            "DatabaseStorageTable", "AssetStorageTable", "CommentStorageTable", "JobStorageTable", "PipelineStorageTable", "WorkflowStorageTable", "WorkflowExecutionStorageTable", "MetadataSchemaStorageTable",
            "MetadataStorageTable", "AuthEntitiesTable", "RolesStorageTable", "SubscriptionsStorageTable", "TagStorageTable", "TagTypeStorageTable", "UserRolesStorageTable",
        ];
        var vams = new Application("vams") { Data = [.. listed, "AssetLinksStorageTable", "AppFeatureEnabledStorageTable"] };
        var migrate = new Command("migrate", ["python", "VAMSDataMigration.py", "MigrationSchema_XXX.json"], Idempotency.Upsert) { Moves = listed };
        Assert.StartsWith(
            "vams keeps AssetLinksStorageTable and AppFeatureEnabledStorageTable, and no step moves them on the path Do/migrate → end",
            Assert.Single(Checked.Run(Checked.Of(migrate) with { Applications = [vams] }), finding => finding.RuleId == "GP7027").Message,
            StringComparison.Ordinal);
        var mended = vams with { Data = vams.Data.LeavingBehind("AppFeatureEnabledStorageTable", "stack B writes its own") };
        var links = new CopyTable("copy-links", "vams-a-AssetLinksStorageTable", "vams-b-AssetLinksStorageTable") { Moves = ["AssetLinksStorageTable"] };
        Assert.DoesNotContain("GP7027", Checked.Ids(Checked.Of(migrate, links) with { Applications = [mended] }));
    }

    [Fact]
    public void The_prefix_of_assets_ends_in_no_slash_and_one_of_the_two_link_tables_is_given()
    {
        Command Upgrade(params string[] words) => new("upgrade", [.. ((string[])["python", "v2.1_to_v2.2_migration.py", .. words]).Select(word => (Value<string>)word)], Idempotency.Destructive);
        Assert.Contains("says nothing of the migration", Checked.Only("GP7025", new Command("upgrade", ["infra/deploymentDataMigration/v2.1_to_v2.2/upgrade/run_migration.sh", "your_config_file.json"], Idempotency.Destructive)).Message, StringComparison.Ordinal);
        Assert.Contains("without a '/' at its end", Checked.Only("GP7025", Upgrade("--base-assets-prefix", "assets")).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("GP7025", Checked.Ids(Checked.Of(Upgrade("--base-assets-prefix", "assets/"))));
        Assert.Contains("Give both", Checked.Only("GP7025", Upgrade("--asset-links-table", "AssetLinks")).Message, StringComparison.Ordinal);
        Assert.Contains("Give both", Checked.Only("GP7025", Upgrade("--asset-links-table-v2", "AssetLinksV2")).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("GP7025", Checked.Ids(Checked.Of(Upgrade("--asset-links-table", "AssetLinks", "--asset-links-table-v2", "AssetLinksV2"))));
        Assert.Contains("copies keys that begin with 'assets'", Checked.Only("GP7026", new SyncBucket("sync", "source-bucket", "destination-bucket") { Prefix = "assets" }).Message, StringComparison.Ordinal);
    }

    private static Command Reading(string[] words) => new("run", [.. words.Select(word => (Value<string>)word)], Idempotency.Read);

    private static ShiftTraffic Shift(string id, long old, long green) =>
        new(id, Zone, Api, "A", [new("old-infra", old, "192.0.2.1"), new("new-infra", green, "192.0.2.2")]) { Ttl = 60 };

    private sealed record Site(string Name) : Stack(Name)
    {
        public Aws.S3.Bucket WebApp => field ??= new() { BucketName = "assets.example.com" };
    }

    private sealed record VersionOf21(
        string Version, string Comment, [Attribute("description")] string Description, string CreatedBy);

    private sealed record AssetOf21(
        [Attribute("assetId")] string AssetId,
        [Attribute("currentVersion")] VersionOf21 CurrentVersion,
        [Attribute("isMultiFile")] bool IsMultiFile,
        [Attribute("pipelineId")] string PipelineId,
        [Attribute("executionId")] string ExecutionId,
        [Attribute("versions")] List<VersionOf21> Versions,
        [Attribute("specifiedPipelines")] List<string> SpecifiedPipelines,
        string Parent,
        [Attribute("objectFamily")] string ObjectFamily);

    private sealed record AssetOf22([Attribute("assetId")] string AssetId, [Attribute("bucketId")] string BucketId, [Attribute("currentVersionId")] string CurrentVersionId);

    private sealed record AssetBucket([Attribute("bucketName")] string BucketName, [Attribute("bucketId")] string BucketId);
}
