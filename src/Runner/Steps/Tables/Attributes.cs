namespace Groundplan.Runner.Steps.Tables;

/// <summary>What of an item is read.</summary>
internal enum Attributes
{
    /// <summary>All of it.</summary>
    All,

    /// <summary>Its key.</summary>
    Key,
}
