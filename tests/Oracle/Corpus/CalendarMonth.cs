namespace Corpus.CalendarMonthCase;

/// <summary>A month as a grid, Easter and leap years.</summary>
public static class CalendarMonth
{
    public static string Run() => Grid(2024, 2) + string.Join(" ", Enumerable.Range(2020, 6).Select(year => Easter(year).ToString("yyyy-MM-dd"))) + " " + string.Join(",", Enumerable.Range(1896, 10).Where(DateTime.IsLeapYear)) + " " + IsoWeek(new(2021, 1, 3)) + IsoWeek(new(2020, 12, 31));

    private static string Grid(int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        var offset = ((int)first.DayOfWeek + 6) % 7;
        var cells = Enumerable.Repeat("  ", offset).Concat(Enumerable.Range(1, DateTime.DaysInMonth(year, month)).Select(day => $"{day,2}"));
        return $"{first:MMMM yyyy}\nMo Tu We Th Fr Sa Su\n" + string.Concat(cells.Chunk(7).Select(week => string.Join(" ", week) + "\n"));
    }

    private static DateOnly Easter(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100;
        var h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        var l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var (month, day) = Math.DivRem(h + l - 7 * m + 114, 31);
        return new(year, month, day + 1);
    }

    private static string IsoWeek(DateOnly date)
    {
        var thursday = date.AddDays(3 - ((int)date.DayOfWeek + 6) % 7);
        return $" {thursday.Year}-W{(thursday.DayOfYear - 1) / 7 + 1:00}";
    }
}
