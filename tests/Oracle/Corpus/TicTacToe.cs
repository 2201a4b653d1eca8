namespace Corpus.TicTacToeCase;

/// <summary>Minimax with a cache.</summary>
public static class TicTacToe
{
    private static readonly int[][] Lines = [[0, 1, 2], [3, 4, 5], [6, 7, 8], [0, 3, 6], [1, 4, 7], [2, 5, 8], [0, 4, 8], [2, 4, 6]];

    public static string Run()
    {
        var known = new Dictionary<string, int>();
        return string.Join(" ", new[] { "XOX.O.O.X", "XX.OO....", "XO.OX..X." }.Select(board => $"{board}:{Best(board, 'X', known)}"));
    }

    private static int Best(string board, char player, Dictionary<string, int> known)
    {
        if (known.TryGetValue(board + player, out var score))
            return score;
        if (Winner(board) is { } winner)
            return winner == 'X' ? 1 : -1;
        if (!board.Contains('.'))
            return 0;
        var scores = Enumerable.Range(0, 9).Where(i => board[i] == '.').Select(i => Best(string.Concat(board[..i], player.ToString(), board[(i + 1)..]), player == 'X' ? 'O' : 'X', known));
        return known[board + player] = player == 'X' ? scores.Max() : scores.Min();
    }

    private static char? Winner(string board)
    {
        foreach (var line in Lines)
        {
            if (line is [var a, var b, var c] && board[a] != '.' && board[a] == board[b] && board[b] == board[c])
                return board[a];
        }

        return null;
    }
}
