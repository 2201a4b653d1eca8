"""What a change set would do, compared with what is deployed.

A reference to something that is new or replaced cannot be known before it is
made; it becomes a marker, which differs from every value and so counts as a
change, as in AWS.
"""

from . import adapter, template as templates
from .errors import reason_of

SCOPE_PARTS = (
    "Metadata", "CreationPolicy", "UpdatePolicy", "DeletionPolicy",
    "UpdateReplacePolicy",
)


def changes(stack, template, resolved, tags):
    """Rows as DescribeChangeSet shows them: add, modify, remove."""
    unknown = set()

    def lookup(logical_id, attribute):
        if logical_id in unknown or logical_id not in stack.deployed:
            return "{{changeSet:%s.%s}}" % (logical_id, attribute or "Ref")
        return stack.lookup(logical_id, attribute)

    scope = stack.scope(lookup, template, resolved)
    wanted, rows = set(), []
    for logical_id in templates.order(template["Resources"]):
        definition = template["Resources"][logical_id]
        if not scope.is_active(definition):
            continue
        wanted.add(logical_id)
        resource = stack.deployed.get(logical_id)
        if resource is None:
            unknown.add(logical_id)
            rows.append(_row("Add", logical_id, definition["Type"]))
            continue
        row = _modification(scope, resource, definition, tags != stack.tags)
        if row:
            rows.append(row)
            if row["Replacement"] == "True":
                unknown.add(logical_id)
    for logical_id, resource in stack.deployed.items():
        if logical_id not in wanted and not resource.is_gone:
            row = _row("Remove", logical_id, resource.type)
            row["PhysicalResourceId"] = resource.physical_id
            row["PolicyAction"] = (
                "Retain"
                if resource.definition.get("DeletionPolicy") == "Retain"
                else "Delete"
            )
            rows.append(row)
    return rows


def _row(action, logical_id, resource_type):
    return {
        "Action": action,
        "LogicalResourceId": logical_id,
        "ResourceType": resource_type,
        "Scope": [],
        "Details": [],
    }


def _modification(scope, resource, definition, tags_changed):
    try:
        properties = scope.resolve(definition.get("Properties") or {})
    except Exception as error:
        properties = {"__unresolved": reason_of(error)}
    names = sorted(
        name
        for name in set(properties) | set(resource.properties)
        if properties.get(name) != resource.properties.get(name)
    )
    parts = [
        part for part in SCOPE_PARTS
        if definition.get(part) != resource.definition.get(part)
    ]
    details = [_detail("Properties", name, properties) for name in names]
    details += [_detail(part, None, None) for part in parts]
    if tags_changed and "Tags" not in names:
        details.append(_detail("Tags", None, None))
    if not details:
        return None
    row = _row("Modify", resource.logical_id, resource.type)
    replaced = adapter.needs_replacement(resource, properties)
    if definition["Type"] != resource.type:
        replaced = True
    row.update(
        PhysicalResourceId=resource.physical_id,
        Replacement={True: "True", False: "False", None: "Conditional"}[
            replaced if names else False
        ],
        Scope=sorted({d["Target"]["Attribute"] for d in details}),
        Details=details,
    )
    return row


def _detail(part, name, properties):
    value = str((properties or {}).get(name, ""))
    target = {"Attribute": "Tags" if name == "Tags" else part}
    if name:
        target.update(Name=name, RequiresRecreation="Conditionally")
    dynamic = "{{changeSet:" in value
    return {
        "Target": target,
        "Evaluation": "Dynamic" if dynamic else "Static",
        "ChangeSource": "DirectModification",
    }
