using Groundplan.Aws.Codegen.Naming;
using Groundplan.Aws.Codegen.Reading;
using Groundplan.Aws.Codegen.Writing;

if (args is not [var schema, var output])
{
    Console.Error.WriteLine("usage: Groundplan.Aws.Codegen <schema folder> <output folder>");
    return 2;
}

var resources = SchemaReader.Read(Path.Combine(schema, "resources.jsonl.gz"));
var names = TypeNames.Assign(resources, Pins.Read(Path.Combine(schema, "names.txt")));
var folder = new OutputFolder(output);
foreach (var service in resources.GroupBy(resource => TypeNames.Namespace(resource.Name)))
    folder.Write($"{service.Key}.cs", ServiceWriter.Write(service.Key, service, names));
folder.Write("facts.txt", FactsWriter.Write(resources));
folder.RemoveOthers();
return 0;
