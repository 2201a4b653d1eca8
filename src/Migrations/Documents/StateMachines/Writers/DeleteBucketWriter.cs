using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Documents.StateMachines.Writers;

/// <summary>An empty bucket is deleted.</summary>
internal sealed class DeleteBucketWriter() : StateWriter("delete-bucket")
{
    public override void Write(StepStates states) => states.Sdk("", "s3:deleteBucket", Node.Of(("Bucket", states.Call.Need("bucket"))));
}
