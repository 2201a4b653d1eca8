namespace Groundplan.Aws.Codegen.Reading;

/// <summary>The kinds of types; the codes are those of the schema file.</summary>
internal enum TypeKind
{
    String = 's',
    Integer = 'i',
    Number = 'n',
    Boolean = 'b',
    Json = 'j',
    Tag = 't',
    Record = 'r',
    List = 'l',
    Map = 'm',
}
