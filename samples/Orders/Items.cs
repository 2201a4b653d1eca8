/// <summary>An order as blue keeps it.</summary>
public sealed record BlueOrder(string OrderId, string Customer, long TotalCents, string Status, List<BlueLine> Lines);

public sealed record BlueLine(string Sku, int Count);

/// <summary>An order as green keeps it.</summary>
public sealed record GreenOrder(string OrderId, string CustomerId, long TotalCents, string Currency, bool IsOpen, List<BlueLine> Lines);
