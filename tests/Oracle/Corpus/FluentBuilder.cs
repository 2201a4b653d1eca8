namespace Corpus.FluentBuilderCase;

/// <summary>A builder of queries that is copied at each step.</summary>
public static class FluentBuilder
{
    private sealed record Query(string Table)
    {
        public IReadOnlyList<string> Columns { get; init; } = ["*"];

        private IReadOnlyList<string> Conditions { get; init; } = [];

        public (string Column, bool IsDescending)? Order { get; init; }

        public int? Limit { get; init; }

        public Query Select(params string[] columns) => this with { Columns = columns };

        public Query Where(string column, string symbol, object value) => this with { Conditions = [.. Conditions, $"{column} {symbol} {(value is string text ? $"'{text}'" : value)}"] };

        public Query By(string column, bool isDescending = false) => this with { Order = (column, isDescending) };

        public override string ToString()
        {
            var text = new StringBuilder($"SELECT {string.Join(", ", Columns)} FROM {Table}");
            if (Conditions.Count > 0)
                text.Append(" WHERE ").AppendJoin(" AND ", Conditions);
            if (Order is var (column, isDescending))
                text.Append($" ORDER BY {column}{(isDescending ? " DESC" : "")}");
            return text.Append(Limit is { } limit ? $" LIMIT {limit}" : "").ToString();
        }
    }

    public static string Run()
    {
        var all = new Query("users");
        var adults = all.Where("age", ">=", 18).Where("name", "<>", "x");
        return $"{all}\n{adults.Select("id", "name").By("age", isDescending: true) with { Limit = 5 }}\n{adults.By("id")}";
    }
}
