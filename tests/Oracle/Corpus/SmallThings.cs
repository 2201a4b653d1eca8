namespace Corpus.SmallThingsCase;

/// <summary>Rare pieces of the language, each once.</summary>
public static class SmallThings
{
    private sealed class Home
    {
        public string City { get; set; } = "none";

        public List<string> Rooms { get; } = ["hall"];
    }

    private sealed class Person
    {
        public Home Home { get; } = new();
    }

    public static string Run()
    {
        ;
        var person = new Person { Home = { City = "Bern", Rooms = { "kitchen", "attic" } } };
        var text = new StringBuilder().Append($"{person.Home.City,6}" + $"|{sizeof(long)}|" + $"{nameof(Person)}");
        var bytes = "grün"u8.ToArray();
        for (var i = 0; ; i++)
        {
            if (i < 3)
                continue;
            if (i == 5)
                goto done;
            text.Append(i);
        }

    done:
        lock (text)
            text.Append(string.Join(",", person.Home.Rooms)).Append(bytes.Length);
        return text.ToString();
    }
}
