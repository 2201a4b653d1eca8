namespace Corpus.PolymorphismCase;

/// <summary>Interfaces with defaults, explicit members and several bases.</summary>
public static class Polymorphism
{
    private interface INamed
    {
        string Name { get; }

        string Hello() => $"I am {Name}";
    }

    private interface IAged
    {
        int Age { get; }

        string Hello() => $"I am {Age}";
    }

    private sealed class Person(string name, int age) : INamed, IAged
    {
        public string Name => name;

        int IAged.Age => age;

        string IAged.Hello() => "aged " + ((IAged)this).Age;
    }

    public static string Run()
    {
        object person = new Person("Ann", 30);
        return $"{((INamed)person).Hello()} {(person as IAged)?.Hello()} {person is INamed and IAged} {person is IComparable} {(person is IAged { Age: > 20 and var age } ? age : 0)}";
    }
}
