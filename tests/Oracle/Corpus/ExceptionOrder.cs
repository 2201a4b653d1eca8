namespace Corpus.ExceptionOrderCase;

/// <summary>The order of filters, finally blocks and disposals.</summary>
public static class ExceptionOrder
{
    private sealed class Resource(List<string> log, string name) : IDisposable
    {
        public void Dispose() => log.Add($"-{name}");
    }

    public static string Run()
    {
        List<string> log = [];
        bool Says(string text, bool result)
        {
            log.Add(text);
            return result;
        }

        for (var turn = 0; turn < 3; turn++)
        {
            try
            {
                using var outer = new Resource(log, "outer");
                try
                {
                    using (new Resource(log, "inner"))
                    {
                        if (turn == 1)
                            continue;
                        throw turn == 0 ? new ArgumentException("a", "p") : new FormatException("f", new InvalidOperationException("cause"));
                    }
                }
                catch (FormatException) when (Says("f1", false))
                {
                }
                catch (ArgumentException exception) when (Says("a" + exception.ParamName, true))
                {
                    log.Add("caught");
                    throw;
                }
                finally
                {
                    log.Add("finally");
                }
            }
            catch (Exception exception) when (Says("last", exception.InnerException is null or { Message: "cause" }))
            {
                log.Add(exception.GetType().Name + ":" + exception.Message);
            }
        }

        return string.Join(" ", log);
    }
}
