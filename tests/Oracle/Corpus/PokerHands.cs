namespace Corpus.PokerHandsCase;

/// <summary>Hands ranked by patterns.</summary>
public static class PokerHands
{
    private enum Suit
    {
        Clubs,
        Diamonds,
        Hearts,
        Spades,
    }

    private readonly record struct Card(int Rank, Suit Suit)
    {
        public static Card Parse(string text) => new("23456789TJQKA".IndexOf(text[0]) + 2, text[1] switch { 'c' => Suit.Clubs, 'd' => Suit.Diamonds, 'h' => Suit.Hearts, 's' => Suit.Spades, var other => throw new ArgumentException($"no suit {other}", nameof(text)) });
    }

    public static string Run() => string.Join("\n", new[] { "Th Jh Qh Kh Ah", "2c 2d 2h 2s 9c", "3c 3d 3h 9s 9c", "2h 5h 9h Jh Kh", "4c 5d 6h 7s 8c", "7c 7d 7h 2s 9c", "7c 7d 2h 2s 9c", "7c 7d 3h 2s 9c", "7c 4d 3h 2s 9c", "7x" }.Select(hand =>
    {
        try
        {
            return Rank([.. hand.Split(' ').Select(Card.Parse)]);
        }
        catch (ArgumentException exception)
        {
            return exception.Message;
        }
    }));

    private static string Rank(Card[] hand)
    {
        var groups = hand.GroupBy(card => card.Rank).Select(group => group.Count()).OrderDescending().ToList();
        var isFlush = hand.Select(card => card.Suit).Distinct().Count() == 1;
        var ranks = hand.Select(card => card.Rank).Order().ToList();
        var isStraight = groups.Count == 5 && ranks[^1] - ranks[0] == 4;
        return (groups, isFlush, isStraight, ranks) switch
        {
            (_, true, true, [10, ..]) => "royal flush",
            (_, true, true, _) => "straight flush",
            ([4, ..], _, _, _) => "four",
            ([3, 2], _, _, _) => "full house",
            (_, true, _, _) => "flush",
            (_, _, true, _) => "straight",
            ([3, ..], _, _, _) => "three",
            ([2, 2, _], _, _, _) => "two pairs",
            ([2, ..], _, _, _) => "pair",
            (_, _, _, [.., var high]) => $"high {high}",
            _ => "?",
        };
    }
}
