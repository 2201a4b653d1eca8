namespace Corpus.StateMachineCase;

/// <summary>A turnstile and a door as tables of transitions.</summary>
public static class StateMachine
{
    private enum State
    {
        Locked,
        Unlocked,
        Broken,
    }

    private enum Input
    {
        Coin,
        Push,
        Kick,
    }

    public static string Run()
    {
        var visited = new List<State> { State.Locked };
        foreach (var input in new[] { Input.Push, Input.Coin, Input.Coin, Input.Push, Input.Kick, Input.Coin })
            visited.Add(Next(visited[^1], input));
        return string.Join(">", visited) + " " + visited.CountBy(state => state).Select(pair => $"{pair.Key}{pair.Value}").Aggregate((a, b) => a + b);
    }

    private static State Next(State state, Input input) => (state, input) switch
    {
        (_, Input.Kick) or (State.Broken, _) => State.Broken,
        (State.Locked, Input.Coin) => State.Unlocked,
        (State.Unlocked, Input.Push) => State.Locked,
        _ => state,
    };
}
