#!/usr/bin/env python3
"""Extracts the facts of all CloudFormation resource types from the registry schemas that the cfn-lint package carries.

    python3 schema/extract.py            writes schema/resources.jsonl.gz
    python3 schema/extract.py --check    exits 1 unless the committed file equals a fresh extraction

The format of the output is described in schema/README.md.
"""

import argparse
import ast
import gzip
import importlib.metadata
import json
import pathlib
import sys

OUTPUT = pathlib.Path(__file__).with_name("resources.jsonl.gz")
HOME_REGION = "us_east_1"

# "Module" is cfn-lint's stand-in for every <Organisation>::<Service>::<Name>::MODULE, not a type.
NOT_TYPES = {"Module"}

SCALARS = {"string": "s", "integer": "i", "number": "n", "boolean": "b"}
ANYTHING = {"string", "integer", "number", "boolean", "object", "array"}
FACTS = {
    "minLength": "minLength", "maxLength": "maxLength", "pattern": "pattern", "enum": "enum", "enumCaseInsensitive": "enum",
    "minimum": "minimum", "maximum": "maximum", "minItems": "minItems", "maxItems": "maxItems", "uniqueItems": "unique", "format": "format",
}
POINTERS = {
    "primaryIdentifier": "id", "createOnlyProperties": "create", "conditionalCreateOnlyProperties": "conditional",
    "readOnlyProperties": "read", "writeOnlyProperties": "write", "deprecatedProperties": "deprecated",
}


def package_root():
    return pathlib.Path(importlib.metadata.distribution("cfn-lint").locate_file("cfnlint"))


def constant(path, name):
    """The value of a literal that a Python module assigns to a name, without running the module."""
    for node in ast.parse(path.read_text("utf-8")).body:
        target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0] if isinstance(node, ast.Assign) else None
        if isinstance(target, ast.Name) and target.id == name:
            return ast.literal_eval(node.value)
    raise SystemExit(f"{path} does not assign {name}")


def schemas(root):
    """Each type's schema: the home region's, or that of the first other region that has the type."""
    providers = root / "data/schemas/providers"
    files = {}
    for path in [providers / f"{HOME_REGION}.py", *sorted(providers.glob("*.py"))]:
        if path.name != "__init__.py":
            for name, file in constant(path, "types").items():
                files.setdefault(name, file)
    for name in sorted(files.keys() - NOT_TYPES):
        yield name, json.loads((root / f"data/schemas/resources/{files[name]}.json").read_text("utf-8"))


def pointer_path(pointer):
    return pointer.removeprefix("/properties/")


class Extraction:
    """Flattens one schema: aliases, arrays and unions resolved, so that what is left is records and their properties."""

    def __init__(self, name, schema):
        self.name = name
        self.schema = schema
        self.records = {}
        self.uses = {}
        self.open_aliases = []
        self.tag_property = pointer_path(schema.get("tagging", {}).get("tagProperty", "/properties/Tags"))

    def dereference(self, node):
        """The node behind a chain of $ref, with the facts beside the references, and the last definition's name."""
        alias = None
        while "$ref" in node:
            section, *segments = node["$ref"].removeprefix("#/").split("/")
            alias = "/".join(segments) if section == "definitions" else "/" + "/".join(segments)
            target = self.schema[section]
            for segment in segments:
                target = target[segment]
            beside = {key: value for key, value in node.items() if key != "$ref"}
            node = {**target, **{key: value for key, value in beside.items() if key not in ("type", "properties", "required")}}
        return node, alias

    def members(self, node, top=True):
        """Properties and required names of an object with known properties, unions merged; None for anything else."""
        node, _ = self.dereference(node)
        kinds = node.get("type", "object")
        if kinds not in ("object", ["object"]):
            return None
        properties = dict(node.get("properties", {}))
        own = set(properties)
        required = set(node.get("required", []))
        for keyword in ("allOf", "oneOf", "anyOf"):
            branches = [self.members(branch, top=False) for branch in node.get(keyword, [])]
            if not branches:
                continue
            if any(branch is None for branch in branches):
                return None
            for branch_properties, _ in branches:
                for name, value in branch_properties.items():
                    if name in own:
                        continue
                    properties[name] = value if properties.get(name, value) == value else self.common(properties[name], value)
            names = [branch_required for _, branch_required in branches]
            required |= set.union(*names) if keyword == "allOf" else set.intersection(*names)
        if top and not properties:
            return None
        return properties, required & set(properties) if top else required

    def common(self, left, right):
        """What two branches of a union agree on."""
        left, right = self.dereference(left)[0], self.dereference(right)[0]
        same = left.get("type") == right.get("type") and left.get("type") in SCALARS
        return {"type": left["type"]} if same else {}

    def node(self, raw, path):
        """The type of a property and the facts about it; nested records are added to self.records under their path."""
        schema, alias = self.dereference(raw)
        facts = {FACTS[key]: value for key, value in schema.items() if key in FACTS and value not in (False, [])}
        if "enumCaseInsensitive" in schema:
            facts["anyCase"] = True
        if "const" in schema:
            facts["enum"] = [schema["const"]]
        kinds = schema.get("type")
        kinds = set(kinds) if isinstance(kinds, list) else {kinds} if kinds else set()
        kinds.discard("null")
        if not kinds and facts.get("enum"):
            kinds = {"string"}
        if len(kinds) == 1 and next(iter(kinds)) in SCALARS:
            return {"t": SCALARS[next(iter(kinds))], **facts}
        if kinds <= {"object"}:
            return {**self.object(schema, alias, path), **facts}
        if kinds == {"array"}:
            return {**self.through(alias, path, lambda inner: {"t": "l", "e": self.node(schema.get("items", {}), inner)}), **facts}
        return {"t": "j"}

    def object(self, schema, alias, path):
        members = self.members(schema)
        if members is not None:
            if self.is_tag(members[0], alias, path):
                return {"t": "t"}
            return {"t": "r", "r": self.record(alias or path, members)}
        entries = list(schema.get("patternProperties", {}).values())
        if isinstance(schema.get("additionalProperties"), dict):
            entries.append(schema["additionalProperties"])
        if "oneOf" in schema or "anyOf" in schema:
            return self.union(schema, path)
        if not entries:
            return {"t": "j"}
        if any(entry != entries[0] for entry in entries):
            kinds = {self.dereference(entry)[0].get("type") for entry in entries if not isinstance(entry.get("type"), list)}
            return {"t": "m", "e": {"t": SCALARS.get(kinds.pop(), "j") if len(kinds) == 1 else "j"}}
        if isinstance(entries[0].get("type"), list) and set(entries[0]["type"]) == ANYTHING:
            return {"t": "m", "e": {"t": "s"}}
        return self.through(alias, path, lambda inner: {"t": "m", "e": self.node(entries[0], inner)})

    def union(self, schema, path):
        """A list where all other branches are free-form, as cfn-lint spells the key schema of DynamoDB tables; else free-form."""
        branches = [*schema.get("oneOf", []), *schema.get("anyOf", [])]
        lists = [branch for branch in branches if self.dereference(branch)[0].get("type") == "array"]
        others = [self.dereference(branch)[0] for branch in branches if branch not in lists]
        free = all(isinstance(other.get("type"), list) or other.get("type") == "object" for other in others)
        if len(lists) != 1 or not free or any(self.members(other) is not None for other in others):
            return {"t": "j"}
        return self.node(lists[0], path)

    def through(self, alias, path, build):
        """Builds a list or map; a definition that contains itself without a record between is free-form."""
        if alias is None:
            return build(path)
        if alias in self.open_aliases:
            return {"t": "j"}
        self.open_aliases.append(alias)
        built = build(f"{alias}/Item")
        self.open_aliases.pop()
        return built

    def is_tag(self, properties, alias, path):
        plain = set(properties) == {"Key", "Value"} and all(self.dereference(value)[0].get("type") == "string" for value in properties.values())
        return plain and (alias == "Tag" or path == f"/{self.tag_property}" or path == "/Tags")

    def record(self, name, members):
        self.uses[name] = self.uses.get(name, 0) + 1
        if name not in self.records:
            properties, required = members
            self.records[name] = {"p": {}}
            aliases, self.open_aliases = self.open_aliases, []
            for key in sorted(properties):
                self.records[name]["p"][key] = self.node(properties[key], f"{name}/{key}")
            self.open_aliases = aliases
            if required:
                self.records[name]["r"] = sorted(required)
        return name

    def attribute_kind(self, pointer):
        """The type of a return value: a scalar, a list of scalars (l…), or j for what has no typed form."""
        node = {"properties": self.schema.get("properties", {})}
        for segment in pointer_path(pointer).split("/"):
            members = self.members(node)
            if members is None or segment not in members[0]:
                return "j", None
            node = members[0][segment]
        schema, _ = self.dereference(node)
        kind = schema.get("type")
        if kind == "array":
            kind = self.dereference(schema.get("items", {}))[0].get("type")
            return ("l" + SCALARS[kind] if isinstance(kind, str) and kind in SCALARS else "j"), None
        return (SCALARS[kind] if isinstance(kind, str) and kind in SCALARS else "j"), schema

    def attributes(self, all_properties, exceptions):
        """What Fn::GetAtt accepts, after cfn-lint's own account of it (cfnlint/schema/_getatts.py)."""
        found = {}

        def add(pointer, depth=0):
            if "*" in pointer.split("/"):
                return
            kind, schema = self.attribute_kind(pointer)
            members = self.members(schema) if schema is not None and kind == "j" else None
            found.setdefault(pointer_path(pointer).replace("/", "."), kind)
            if members is not None and depth < 3:
                for name in sorted(members[0]):
                    add(f"{pointer}/{name}", depth + 1)

        if self.name == "AWS::CloudFormation::Stack":
            return {"Outputs.*": "s"}
        if self.name == "AWS::CloudFormation::CustomResource":
            return {"*": "s"}
        for name in exceptions.get(self.name, []):
            add(f"/properties/{name}")
        if self.name in all_properties:
            for name in self.schema["properties"]:
                add(f"/properties/{name}")
        for pointer in self.schema.get("readOnlyProperties", []):
            add(pointer)
        if self.name == "AWS::ServiceCatalog::CloudFormationProvisionedProduct":
            found.pop("Outputs", None)
            found["Outputs.*"] = "s"
        return {name: kind for name, kind in sorted(found.items()) if not (kind == "j" and any(other.startswith(name + ".") for other in found))}

    def mark_read_only(self, settable):
        """Marks nested read-only properties, where no other place of the type uses the same record."""
        for pointer in self.schema.get("readOnlyProperties", []):
            *parents, last = pointer_path(pointer).split("/")
            if not parents or parents[0] not in settable:
                continue
            record, alone = "", True
            for segment in parents:
                if segment == "*":
                    continue
                node = self.records[record]["p"].get(segment, {}) if record is not None else {}
                while "e" in node:
                    node = node["e"]
                record = node.get("r")
                alone = alone and self.uses.get(record) == 1
            if record is not None and alone and last in self.records[record]["p"]:
                self.records[record]["p"][last]["ro"] = 1

    def run(self, all_properties, exceptions):
        line = {"n": self.name}
        for keyword, short in POINTERS.items():
            paths = [pointer_path(pointer) for pointer in self.schema.get(keyword, [])]
            if paths:
                line[short] = paths if keyword == "primaryIdentifier" else sorted(set(paths))
        read_only = set(line.get("read", [])) - set(line.get("create", []))
        members = self.members({"properties": self.schema.get("properties", {}), "required": self.schema.get("required", [])})
        properties, required = members or ({}, set())
        root = self.records[""] = {"p": {}}
        for name in sorted(properties):
            if name not in read_only:
                root["p"][name] = self.node(properties[name], f"/{name}")
        if required - read_only:
            root["r"] = sorted(required - read_only)
        self.mark_read_only(root["p"])
        attributes = self.attributes(all_properties, exceptions)
        if attributes:
            line["att"] = attributes
        if self.schema.get("patternProperties"):
            line["open"] = 1
        line["d"] = dict(sorted(self.records.items()))
        return line


def extract():
    root = package_root()
    attributes = root / "schema/_getatts.py"
    all_properties = set(constant(attributes, "_all_property_types"))
    exceptions = constant(attributes, "_exceptions")
    lines = [Extraction(name, schema).run(all_properties, exceptions) for name, schema in schemas(root)]
    return "".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines).encode("utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    fresh = extract()
    if parser.parse_args().check:
        same = OUTPUT.exists() and gzip.decompress(OUTPUT.read_bytes()) == fresh
        print(f"{OUTPUT.name} {'equals' if same else 'differs from'} a fresh extraction (cfn-lint {importlib.metadata.version('cfn-lint')})")
        return 0 if same else 1
    OUTPUT.write_bytes(gzip.compress(fresh, 9, mtime=0))
    print(f"{OUTPUT.name}: {len(fresh.splitlines())} types, {len(fresh):,} bytes, {OUTPUT.stat().st_size:,} compressed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
