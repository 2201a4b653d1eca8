using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Documents.StateMachines.Writers;

/// <summary>A bucket has no object.</summary>
internal sealed class RequireEmptyBucketWriter() : StateWriter("require-empty-bucket")
{
    public override void Write(StepStates states)
    {
        states.Sdk("", "s3:listObjectsV2", Node.Of(("Bucket", states.Call.Need("bucket")), ("MaxKeys", Node.Number(1))), Node.Of(("count", Payload.Path("$.KeyCount"))));
        states.Choose("empty?", "the bucket has objects", (StepStates.IsNumber(states.Work("") + ".count", Node.Number(0)), null));
    }
}
