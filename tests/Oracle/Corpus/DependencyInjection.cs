namespace Corpus.DependencyInjectionCase;

/// <summary>A container of factories by key, with singletons.</summary>
public static class DependencyInjection
{
    private interface IClock
    {
        int Hour { get; }
    }

    private sealed class FixedClock(int hour) : IClock
    {
        public int Hour { get; } = hour;
    }

    private sealed class Greeter(IClock clock, string name)
    {
        public string Greet() => (clock.Hour switch { < 12 => "Good morning", < 18 => "Good day", _ => "Good evening" }) + ", " + name;
    }

    private sealed class Container
    {
        private readonly Dictionary<string, Func<Container, object>> _factories = [];
        private readonly Dictionary<string, object> _singletons = [];

        public Container Add<T>(Func<Container, T> factory, bool isSingleton = true)
            where T : notnull
        {
            var key = typeof(T).Name;
            _factories[key] = container =>
            {
                if (!isSingleton)
                    return factory(container);
                if (!_singletons.TryGetValue(key, out var known))
                    _singletons[key] = known = factory(container);
                return known;
            };
            return this;
        }

        public T Get<T>() => _factories.TryGetValue(typeof(T).Name, out var factory) ? (T)factory(this) : throw new InvalidOperationException($"no {typeof(T).Name}");
    }

    public static string Run()
    {
        var made = 0;
        var container = new Container().Add<IClock>(_ => new FixedClock(8 + 6 * made++)).Add(inner => new Greeter(inner.Get<IClock>(), "Ann"), isSingleton: false);
        var (first, second) = (container.Get<Greeter>(), container.Get<Greeter>());
        try
        {
            container.Get<Version>();
        }
        catch (InvalidOperationException exception)
        {
            return $"{first.Greet()} {second.Greet()} {made} {ReferenceEquals(first, second)} {exception.Message}";
        }

        return "";
    }
}
