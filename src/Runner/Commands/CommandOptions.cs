using System.CommandLine;
using Groundplan.Runner.Aws;
using Groundplan.Runner.Output;

namespace Groundplan.Runner.Commands;

/// <summary>Groups of options that a command takes.</summary>
[Flags]
internal enum OptionGroups
{
    None = 0,
    Root = 1,
    Aws = 2,
    Confirm = 4,
    Upload = 8,

    /// <summary>All that a command needs which makes a stack.</summary>
    Deployment = Root | Aws | Confirm | Upload,
}

/// <summary>The options that several commands share, defined once.</summary>
internal sealed class CommandOptions
{
    private const double MostSeconds = 86_400;

    private readonly Argument<string> _path = new("path") { Description = "A project, its folder, or a folder that holds artifacts/plan.", DefaultValueFactory = _ => "." };
    private readonly Option<bool> _noBuild = new("--no-build") { Description = "Use the documents as they are." };
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON, one object a line." };
    private readonly Option<string?> _root = new("--root") { Description = "The root to work on: Root or Plan/Root. Not needed where there is only one." };
    private readonly Option<string?> _endpointUrl = new("--endpoint-url") { Description = "Send every AWS call to this address." };
    private readonly Option<string?> _profile = new("--profile") { Description = "The AWS profile whose credentials are used." };
    private readonly Option<string?> _region = new("--region") { Description = "The region, where the plan names none." };
    private readonly Option<double?> _requestTimeout = new("--request-timeout") { Description = "Seconds that an AWS request may take before it is given up and tried again; 100 otherwise, 600 for S3. Invocations of functions take their time." };
    private readonly Option<bool> _allowAccountMismatch = new("--allow-account-mismatch") { Description = "Go on when the credentials belong to another account than the plan's." };
    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Do not ask." };
    private readonly Option<string?> _templateBucket = new("--template-bucket") { Description = "Bucket for templates over 51,200 bytes; else groundplan-templates-{account}-{region}." };

    /// <summary>A command that runs with what it was told.</summary>
    public static Command Create(
        Host host,
        string name,
        string description,
        OptionGroups groups,
        Func<Invocation, ParseResult, CancellationToken, Task<int>> run,
        params Option[] own)
    {
        var options = new CommandOptions();
        var command = new Command(name, description) { options._path, options._noBuild, options._json };
        foreach (var option in options.Of(groups).Concat(own))
            command.Add(option);
        command.SetAction((result, cancellationToken) => run(options.Read(host, groups, result), result, cancellationToken));
        return command;
    }

    private IEnumerable<Option> Of(OptionGroups groups) =>
    [
        .. groups.HasFlag(OptionGroups.Root) ? (Option[])[_root] : [],
        .. groups.HasFlag(OptionGroups.Aws) ? (Option[])[_endpointUrl, _profile, _region, _requestTimeout, _allowAccountMismatch] : [],
        .. groups.HasFlag(OptionGroups.Confirm) ? (Option[])[_yes] : [],
        .. groups.HasFlag(OptionGroups.Upload) ? (Option[])[_templateBucket] : [],
    ];

    private AwsTarget TargetOf(ParseResult result) => new(
        result.GetValue(_endpointUrl),
        result.GetValue(_profile),
        result.GetValue(_region),
        result.GetValue(_requestTimeout) switch
        {
            null => null,
            > 0 and <= MostSeconds and var seconds => TimeSpan.FromSeconds(seconds),
            _ => throw RunnerError.Usage("--request-timeout takes seconds, more than 0 and at most 86400."),
        });

    private Invocation Read(Host host, OptionGroups groups, ParseResult result) => new()
    {
        Host = host,
        Printer = new Printer(host, result.GetValue(_json)),
        Path = result.GetValue(_path)!,
        NoBuild = result.GetValue(_noBuild),
        Root = groups.HasFlag(OptionGroups.Root) ? result.GetValue(_root) : null,
        Target = groups.HasFlag(OptionGroups.Aws) ? TargetOf(result) : new AwsTarget(),
        AllowAccountMismatch = groups.HasFlag(OptionGroups.Aws) && result.GetValue(_allowAccountMismatch),
        Yes = groups.HasFlag(OptionGroups.Confirm) && result.GetValue(_yes),
        TemplateBucket = groups.HasFlag(OptionGroups.Upload) ? result.GetValue(_templateBucket) : null,
    };
}
