namespace Corpus.InventoryCase;

/// <summary>Stock that is reserved by rules, with an audit.</summary>
public static class Inventory
{
    private sealed class Shortage(string item, int missing) : Exception
    {
        public override string Message => $"{missing} of {item} missing";
    }

    private sealed class Stock
    {
        private readonly Dictionary<string, int> _items = [];

        public event Action<string, int>? Changed;

        public int this[string item]
        {
            get => _items.GetValueOrDefault(item);
            set
            {
                _items[item] = value >= 0 ? value : throw new Shortage(item, -value);
                Changed?.Invoke(item, value);
            }
        }
    }

    public static string Run()
    {
        var log = new List<string>();
        var stock = new Stock { ["bolt"] = 10 };
        stock.Changed += (item, count) => log.Add($"{item}={count}");
        foreach (var (item, count) in new[] { ("bolt", 4), ("nut", 1), ("bolt", 3), ("bolt", 9) })
        {
            try
            {
                stock[item] -= count;
            }
            catch (Shortage shortage)
            {
                log.Add(shortage.Message);
            }
        }

        return string.Join(", ", log);
    }
}
