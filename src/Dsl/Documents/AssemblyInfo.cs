using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Groundplan.Documents.Tests")]
