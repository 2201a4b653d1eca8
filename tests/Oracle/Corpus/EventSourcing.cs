namespace Corpus.EventSourcingCase;

/// <summary>An account as a fold over events.</summary>
public static class EventSourcing
{
    private abstract record Event(DateOnly On);

    private sealed record Opened(DateOnly On, string Owner) : Event(On);

    private sealed record Moved(DateOnly On, decimal Amount) : Event(On);

    private sealed record Closed(DateOnly On) : Event(On);

    private sealed record Account(string Owner = "", decimal Balance = 0, bool IsOpen = false, int Version = 0);

    public static string Run()
    {
        Event[] events = [new Opened(new(2024, 1, 31), "Ann"), new Moved(new(2024, 2, 1), 100), new Moved(new(2024, 2, 29), -30.5m), new Closed(new(2024, 3, 1)), new Moved(new(2024, 3, 2), 1)];
        var states = events.Aggregate(new List<Account> { new() }, (all, next) => [.. all, Apply(all[^1], next)]);
        return string.Join("\n", states) + "\n" + events[2];
    }

    private static Account Apply(Account account, Event next) => next switch
    {
        Opened(_, var owner) when !account.IsOpen => account with { Owner = owner, IsOpen = true, Version = account.Version + 1 },
        Moved { Amount: var amount } when account.IsOpen => account with { Balance = account.Balance + amount, Version = account.Version + 1 },
        Closed => account with { IsOpen = false, Version = account.Version + 1 },
        _ => account,
    };
}
