namespace Groundplan.Runner.Steps.Buckets;

/// <summary>A version of an object, or a delete marker.</summary>
/// <param name="Object">With its version id; of a marker without size and ETag.</param>
/// <param name="IsMarker">The object was deleted.</param>
internal sealed record KeyState(BucketObject Object, bool IsMarker)
{
    /// <summary>What counts as its content.</summary>
    public string Content => IsMarker ? "deleted" : Object.ETag;
}
