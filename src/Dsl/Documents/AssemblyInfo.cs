using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Groundplan.Documents.Tests")]
[assembly: InternalsVisibleTo("Groundplan.Samples.Tests")]
[assembly: InternalsVisibleTo("Groundplan.Migrations")]
[assembly: InternalsVisibleTo("Groundplan.Migrations.Tests")]
