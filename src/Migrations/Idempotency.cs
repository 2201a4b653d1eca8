namespace Groundplan.Migrations;

/// <summary>What doing a step twice does.</summary>
public enum Idempotency
{
    /// <summary>It only reads.</summary>
    Read,

    /// <summary>The second time changes nothing.</summary>
    Upsert,

    /// <summary>The second time adds the same again, but for a ledger of what was done.</summary>
    AppendOnly,

    /// <summary>The second time destroys what came after the first.</summary>
    Destructive,
}
