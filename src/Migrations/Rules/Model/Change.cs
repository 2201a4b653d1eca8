namespace Groundplan.Migrations.Rules.Model;

/// <summary>A promotion, or a shift of traffic that moves some.</summary>
/// <param name="Touch">The effect.</param>
/// <param name="Previous">The one before it on the same place, or null.</param>
/// <param name="Wait">A pause between the two, or null.</param>
internal sealed record Change(Touch Touch, Touch? Previous, Touch? Wait)
{
    /// <summary>All of a migration, place after place.</summary>
    public static IEnumerable<Change> In(MigrationView view)
    {
        foreach (var place in new[] { EffectKind.Promotes, EffectKind.Shifts }
            .SelectMany(kind => view.Touches.Done.Of(kind).All)
            .Where(touch => touch.Moment == Moment.Runs)
            .GroupBy(touch => touch.Place, StringComparer.Ordinal))
        {
            Touch? last = null;
            foreach (var touch in place.OrderBy(touch => touch.Node.Index))
            {
                var previous = last is not null && view.Graph.IsBefore(last.Node, touch.Node) ? last : null;
                yield return new(touch, previous, previous is null ? null : view.Touches.Waits.Between(previous, touch));
                last = touch;
            }
        }
    }
}
