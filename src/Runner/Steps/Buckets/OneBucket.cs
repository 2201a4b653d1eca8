namespace Groundplan.Runner.Steps.Buckets;

/// <summary>The arguments of steps on one bucket.</summary>
internal sealed record OneBucket(BucketPlace Place, bool AllVersions)
{
    public static OneBucket Of(StepReading step, params ReadOnlySpan<string> more)
    {
        var arguments = StepArguments.Of(step);
        arguments.Only([.. more, "bucket", "region"]);
        return new OneBucket(
            new BucketPlace(arguments.Text("bucket"), arguments.OptionalText("prefix") ?? "", arguments.OptionalText("region") ?? step.Services.Region),
            arguments.Truth("allVersions", otherwise: true));
    }
}
