using Groundplan.Migrations.Graph;
using Groundplan.Migrations.Rules.Model;
using Groundplan.Rules;

namespace Groundplan.Migrations.Rules;

/// <summary>Something is destroyed, and no verified backup of it is certain to be there.</summary>
internal static class BackupRule
{
    private const string Id = "GP7004";

    public static Rule Rule { get; } = new(Id, Severity.Error, "Something is destroyed without a verified backup", context => MigrationView.Complete(context).SelectMany(Check));

    private static IEnumerable<Finding> Check(MigrationView view)
    {
        foreach (var touch in view.Touches.Done.Of(EffectKind.Destroys).All)
        {
            if (touch.Moment == Moment.Runs && touch.Step.AcceptsDataLoss is null && LosesData(view, touch) && !IsBackedUp(view, touch))
                yield return Finding(view, touch);
        }
    }

    private static bool LosesData(MigrationView view, Touch touch) =>
        touch.Category == PlaceCategories.Stack ? view.Touches.StackAt(touch.Place) is null : PlaceCategories.HoldsData(touch.Category) && !IsOwnScratch(view, touch);

    /// <summary>Whether the migration made it itself and nobody else came to write to it.</summary>
    private static bool IsOwnScratch(MigrationView view, Touch touch) =>
        touch.Member is null
        && view.Touches.Done.Of(EffectKind.Creates, touch.Place).Before(touch.Node, Moment.Runs) is not null
        && view.Touches.Done.Of(EffectKind.Writes, touch.Place).All.Count == 0
        && view.Touches.Done.Of(EffectKind.Promotes, touch.Place).All.Count == 0;

    private static bool IsBackedUp(MigrationView view, Touch touch) =>
        Backups(view, touch).Where(backup => backup.IsVerified) is var verified
        && (verified.Before(touch.Node, Moment.Runs) is not null || verified.All.Any(backup => backup.Node == touch.Node && touch.Member is null));

    /// <summary>A backup of the whole stack is one of everything in it.</summary>
    private static TouchList Backups(MigrationView view, Touch touch) => view.Touches.Done.Of(EffectKind.BacksUp, touch.Place);

    private static Finding Finding(MigrationView view, Touch touch)
    {
        var backups = Backups(view, touch);
        var (why, what) = backups.Before(touch.Node, Moment.Runs) is { } unverified
            ? ($"{unverified.Step.Id}, the backup before it, is not verified", $"give {unverified.Step.Id} a check in Verify")
            : backups.All.Count > 0
                ? ($"{backups.All[0].Step.Id} is not certain to be done before it", $"move {backups.All[0].Step.Id} before it, or name it in After")
                : ("no verified backup comes before it", $"add {Advice(touch.Category)} before it");
        return new Finding(
            Id,
            Severity.Error,
            $"{touch.Step.Id} destroys {touch.Place}, and {why} on the path {PathText.To(touch.Node)}: {what}, or say in AcceptsDataLoss why the loss is bearable.",
            view.On(touch.Step));
    }

    private static string Advice(string category) => category switch
    {
        "table" => $"a {nameof(BackupTable)}",
        "bucket" => "a BackupBucket",
        PlaceCategories.Database => "a SnapshotDatabase",
        _ => "a step that backs it up",
    };
}
