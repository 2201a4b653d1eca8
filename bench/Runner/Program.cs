using System.Globalization;
using Groundplan.Runner.Bench;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Verb[] verbs =
[
];
if (args.Length > 0 && verbs.FirstOrDefault(v => v.Name == args[0]) is { } verb)
    return await verb.RunAsync(args[1..]);
foreach (var known in verbs)
    Console.Error.WriteLine($"usage: {known.Name} {known.Arguments}");
return 2;
