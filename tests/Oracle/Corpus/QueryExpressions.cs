namespace Corpus.QueryExpressionsCase;

/// <summary>Joins, groups, lets and nested queries.</summary>
public static class QueryExpressions
{
    private sealed record Customer(int Id, string Name, string City);

    private sealed record Order(int Customer, decimal Total, int Month);

    public static string Run()
    {
        Customer[] customers = [new(1, "Ann", "Bern"), new(2, "Bob", "Basel"), new(3, "Cid", "Bern")];
        Order[] orders = [new(1, 10, 1), new(2, 20, 1), new(1, 30.5m, 2), new(9, 1, 3)];
        var joined = from customer in customers join order in orders on customer.Id equals order.Customer orderby order.Total descending, customer.Name select $"{customer.Name}:{order.Total}";
        var grouped = from customer in customers join order in orders on customer.Id equals order.Customer into theirs let total = theirs.Sum(order => order.Total) where total >= 0 group (customer.Name, total) by customer.City into city orderby city.Key select new { City = city.Key, Total = city.Sum(entry => entry.total), Names = string.Join("+", city.Select(entry => entry.Name)) };
        var outer = from customer in customers from order in orders.Where(order => order.Customer == customer.Id).DefaultIfEmpty() select $"{customer.Name}-{order?.Month.ToString() ?? "none"}";
        var lookup = orders.ToLookup(order => order.Month, order => order.Total);
        return string.Join(" ", joined) + "\n" + string.Join("\n", grouped) + "\n" + string.Join(" ", outer) + "\n" + string.Join(" ", lookup.Select(month => $"{month.Key}={month.Sum()}")) + lookup[7].Count();
    }
}
