using System.Globalization;
using System.Text.Json.Nodes;
using Groundplan.Runner.Journal;
using Groundplan.Runner.Output;
using Groundplan.Runner.Steps;

namespace Groundplan.Runner.Engine;

/// <summary>What people and programs see of a run: a live line for each running step on a terminal, plain lines now and then elsewhere, an object a line with <c>--json</c>.</summary>
internal sealed class RunProgress(Printer printer, Host host, Redaction redaction)
{
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan JsonInterval = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, Running> _running = new(StringComparer.Ordinal);

    public void Started(Work work, int attempt)
    {
        lock (_lock)
        {
            _running[work.Step.Id] = new Running(Name(work), host.Time.GetTimestamp());
            if (!printer.IsLive)
                printer.Line($"{Name(work)}: {(attempt == 1 ? "started" : string.Create(CultureInfo.InvariantCulture, $"started, attempt {attempt}"))}{(work.Definition.Title.Length > 0 ? $": {work.Definition.Title}" : "")}");
            printer.Data("step", Data(work, "started", new() { ["attempt"] = attempt }));
        }
    }

    public void Report(Work work, StepProgress progress)
    {
        lock (_lock)
        {
            if (!_running.TryGetValue(work.Step.Id, out var running))
                return;
            running.Take(progress, host.Time.GetTimestamp());
            if (printer.IsLive || host.Time.GetElapsedTime(running.Shown ?? running.Since) < (printer.Json ? JsonInterval : PlainInterval))
                return;
            running.Shown = host.Time.GetTimestamp();
            printer.Line(running.Text(host.Time));
            printer.Data("progress", running.Data(work.Step.Id, host.Time));
        }
    }

    public void Verifying(Work work)
    {
        lock (_lock)
            if (_running.TryGetValue(work.Step.Id, out var running))
                running.IsVerifying = true;
    }

    public void Finished(Work work, string summary)
    {
        summary = redaction.Apply(summary);
        End(work, $"{Name(work)}: {(work.IsUndo ? "undone" : "done")}: {summary}", Data(work, "finished", new() { ["summary"] = summary }));
    }

    public void Failed(Work work, string error)
    {
        error = redaction.Apply(error);
        End(work, $"{Name(work)}: failed: {error}", Data(work, "failed", new() { ["error"] = error }));
    }

    public void Retrying(Work work, string error, int attempt, int attempts, TimeSpan delay)
    {
        lock (_lock)
        {
            printer.Line(string.Create(CultureInfo.InvariantCulture, $"{Name(work)}: attempt {attempt} of {attempts} in {Durations.Text(delay)}"));
            printer.Data("step", Data(work, "retrying", new() { ["attempt"] = attempt, ["delaySeconds"] = delay.TotalSeconds, ["error"] = redaction.Apply(error) }));
        }
    }

    /// <summary>Shows what runs until something has come to an end.</summary>
    public Task WatchAsync(Task until) => printer.LiveAsync(Lines, until, host.Time);

    private IReadOnlyList<string> Lines()
    {
        lock (_lock)
            return [.. _running.Values.Select(r => r.Text(host.Time))];
    }

    private void End(Work work, string line, JsonObject data)
    {
        lock (_lock)
        {
            _running.Remove(work.Step.Id);
            printer.Line(line);
            printer.Data("step", data);
        }
    }

    private static string Name(Work work) => work.IsUndo ? $"undo {work.Step.Id}" : work.Step.Id;

    private static JsonObject Data(Work work, string state, JsonObject more)
    {
        var data = new JsonObject { ["id"] = work.Step.Id, ["kind"] = work.Definition.Kind, ["state"] = state, ["undo"] = work.IsUndo };
        foreach (var (name, value) in more)
            data[name] = value?.DeepClone();
        return data;
    }

    private sealed class Running(string name, long since)
    {
        public long Since => since;

        private StepProgress? _first;
        private StepProgress? _last;
        private long _firstAt;
        private long _lastAt;

        public long? Shown { get; set; }

        public bool IsVerifying { get; set; }

        public void Take(StepProgress progress, long now)
        {
            if (_first is null || progress.Unit != _first.Unit || progress.Done < _first.Done)
                (_first, _firstAt) = (progress, now);
            (_last, _lastAt) = (progress, now);
        }

        public string Text(TimeProvider time)
        {
            var parts = new List<string>();
            if (_last is { } last)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{last.Done:#,##0}{(last.Total is { } total ? $"/{total:#,##0}" : "")} {last.Unit}"));
                if (Rate(time) is { } rate)
                    parts.Add($"{Durations.Figure(rate)}/s");
                if (Left(time) is { } left)
                    parts.Add($"{Durations.Text(left)} left");
            }
            if (IsVerifying)
                parts.Add("verifying");
            parts.Add(Durations.Text(time.GetElapsedTime(since)));
            return $"{name}: {string.Join(", ", parts)}";
        }

        public JsonObject Data(string step, TimeProvider time) => new()
        {
            ["id"] = step,
            ["done"] = _last?.Done,
            ["total"] = _last?.Total,
            ["unit"] = _last?.Unit,
            ["perSecond"] = Rate(time),
            ["secondsLeft"] = Left(time)?.TotalSeconds,
        };

        private double? Rate(TimeProvider time)
            => _first is not null && _last is not null && time.GetElapsedTime(_firstAt, _lastAt).TotalSeconds is > 0.2 and var seconds ? (_last.Done - _first.Done) / seconds : null;

        private TimeSpan? Left(TimeProvider time)
            => Rate(time) is > 0 and var rate && _last?.Total is { } total && (total - _last.Done) / rate is >= 0 and < 1e8 and var seconds ? TimeSpan.FromSeconds(seconds) : null;
    }
}
