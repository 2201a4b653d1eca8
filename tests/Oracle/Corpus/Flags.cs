namespace Corpus.FlagsCase;

/// <summary>Permissions as flags of an enum.</summary>
public static class Flags
{
    [Flags]
    private enum Access : byte
    {
        None = 0,
        Read = 1,
        Write = 2,
        Execute = 4,
        All = Read | Write | Execute,
    }

    private enum Level : long
    {
        Low = -1,
        Middle,
        High = 1L << 40,
    }

    public static string Run()
    {
        var access = Access.Read | Access.Execute;
        access |= Access.Write;
        access &= ~Access.Read;
        access ^= Access.All;
        var texts = Enum.GetValues<Access>().Select(value => $"{value}={value:D}").Concat([((Access)9).ToString(), (Access.Read | Access.Write).ToString(), $"{access:F}", $"{Access.All:X}"]);
        return string.Join(" ", texts) + $" {access.HasFlag(Access.Read)} {Enum.Parse<Access>("Read, Write")} {Enum.TryParse<Level>("High", out var level)} {level} {(long)level} {Level.Middle + 1 > Level.Low} {Enum.IsDefined((Level)5)} {string.Join(",", Enum.GetNames<Level>())} {default(Level)}";
    }
}
