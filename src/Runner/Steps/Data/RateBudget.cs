using System.Collections.Concurrent;

namespace Groundplan.Runner.Steps.Data;

/// <summary>
/// How many units a second may be sent. Unlimited until the other end throttles: then half of what got through, rising again by a tenth each second. Time that
/// was not used is not saved up for more than a second.
/// </summary>
/// <param name="perSecond">The most, whatever the other end bears; null for no limit.</param>
/// <param name="time">The clock.</param>
/// <param name="shared">A budget that is drawn on as well, such as that of the endpoint.</param>
internal sealed class RateBudget(double? perSecond, TimeProvider time, RateBudget? shared = null)
{
    // One batch of a table a second.
    private const double Floor = 25;
    private const double RisePerSecond = 1.1;

    private static readonly ConcurrentDictionary<string, RateBudget> Endpoints = new(StringComparer.Ordinal);

    private readonly Lock _lock = new();
    private readonly double _second = time.TimestampFrequency;
    private double _free = double.MinValue;
    private double _throttledRate;
    private long? _throttledAt;
    private long _windowStart = time.GetTimestamp();
    private double _windowUnits;
    private double _observed;

    /// <summary>Units a second at this moment; null for no limit.</summary>
    public double? Rate
    {
        get
        {
            lock (_lock)
                return RateAt(time.GetTimestamp());
        }
    }

    /// <summary>The one budget that all steps of this process share for an endpoint, as <c>dynamodb us-west-2 https://…</c>.</summary>
    public static RateBudget OfEndpoint(string endpoint) => Endpoints.GetOrAdd(endpoint, _ => new RateBudget(null, TimeProvider.System));

    /// <summary>Waits until the units may be sent. More than there are in a second may be asked for at once.</summary>
    public async ValueTask TakeAsync(double units, CancellationToken cancellationToken)
    {
        if (shared is not null)
            await shared.TakeAsync(units, cancellationToken);
        var wait = Reserve(units);
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancellationToken);
    }

    /// <summary>The other end refused for now. Refusals that come close together count once.</summary>
    public void Throttled()
    {
        if (shared is not null)
        {
            shared.Throttled();
            return;
        }
        lock (_lock)
        {
            var now = time.GetTimestamp();
            if (_throttledAt is { } last && now - last < _second)
                return;
            Count(0, now);
            var through = Math.Max(_observed, _windowUnits);
            _throttledRate = Math.Max(Floor, Math.Min(RateAt(now) ?? double.MaxValue, through) / 2);
            _throttledAt = now;
        }
    }

    private TimeSpan Reserve(double units)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            Count(units, now);
            if (RateAt(now) is not { } rate)
                return TimeSpan.Zero;
            var start = Math.Max(_free, now - _second);
            _free = start + (units / rate * _second);
            return start <= now ? TimeSpan.Zero : TimeSpan.FromSeconds((start - now) / _second);
        }
    }

    private double? RateAt(long now)
    {
        var adaptive = _throttledAt is { } at ? _throttledRate * Math.Pow(RisePerSecond, Math.Min((now - at) / _second, 300)) : double.PositiveInfinity;
        var rate = Math.Min(perSecond ?? double.PositiveInfinity, adaptive);
        return double.IsPositiveInfinity(rate) ? null : rate;
    }

    private void Count(double units, long now)
    {
        if (now - _windowStart >= _second)
        {
            _observed = _windowUnits * _second / (now - _windowStart);
            (_windowStart, _windowUnits) = (now, 0);
        }
        _windowUnits += units;
    }
}
