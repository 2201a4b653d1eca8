namespace Groundplan.Migrations;

/// <summary>What is done with several data sets.</summary>
public static class DataSets
{
    /// <summary>The data sets, with one of them left behind.</summary>
    /// <param name="data">What an application keeps.</param>
    /// <param name="left">The one that stays where it is; where it is not among them, nothing changes.</param>
    /// <param name="reason">Why it may.</param>
    public static Items<DataSet> LeavingBehind(this Items<DataSet> data, DataSet left, string reason) =>
        (data ?? []).Select(one => one is not null && one.Name == left?.Name ? one with { LeftBehind = reason } : one!).ToItems();
}
