using System.Globalization;
using Groundplan.Runner.Bench;
using Groundplan.Runner.Bench.Tables;
using Groundplan.Runner.Bench.Buckets;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Verb[] verbs =
[
    new("tables", "[--items N] [--rounds N] [--baseline path/to/ddb_copy.py]", TablesBench.RunAsync),
    // One copy in a process of its own, whose time and memory are then its own too.
    new("copy-table", "<endpoint> <from> <to>", CopyChild.RunAsync),
    new("buckets", "[--objects N] [--baseline path/to/s3_sync.py]", BucketsBench.RunAsync),
    // One sync in a process of its own, whose time and memory are then its own too.
    new("sync-bucket", "<endpoint> <from> <to>", SyncChild.RunAsync),
];
if (args.Length > 0 && verbs.FirstOrDefault(v => v.Name == args[0]) is { } verb)
    return await verb.RunAsync(args[1..]);
foreach (var known in verbs)
    Console.Error.WriteLine($"usage: {known.Name} {known.Arguments}");
return 2;
