"""Reading a template: text to dictionary, references, order.

moto's own reader is not used because its YAML tags are shallow (``!Sub`` with
a list, ``!If`` around ``!Ref``) and dates in policies become objects.
"""

import json
import re

import yaml

from .errors import template_error

PSEUDO_PARAMETERS = frozenset(
    f"AWS::{name}"
    for name in (
        "AccountId", "NotificationARNs", "NoValue", "Partition", "Region",
        "StackId", "StackName", "URLSuffix",
    )
)
SECTIONS = frozenset((
    "AWSTemplateFormatVersion", "Description", "Metadata", "Parameters",
    "Mappings", "Conditions", "Rules", "Transform", "Resources", "Outputs",
    "Hooks",
))
IAM_TYPES = frozenset(
    f"AWS::IAM::{name}"
    for name in (
        "AccessKey", "Group", "InstanceProfile", "ManagedPolicy", "Policy",
        "Role", "User", "UserToGroupAddition",
    )
)
IAM_NAMES = (
    "RoleName", "ManagedPolicyName", "UserName", "GroupName",
    "InstanceProfileName",
)
SUB_PATTERN = re.compile(r"\$\{([^!}][^}]*)\}")
_BASE_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_BASE_LOADER):
    """A safe loader that keeps dates as text and knows the short forms."""


_Loader.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for first, pairs in _BASE_LOADER.yaml_implicit_resolvers.items()
}


def _construct_short_form(loader, suffix, node):
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    if suffix in ("Ref", "Condition"):
        return {suffix: value}
    if suffix == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {f"Fn::{suffix}": value}


_Loader.add_multi_constructor("!", _construct_short_form)


def parse(text):
    """Return the template as a dictionary or raise AWS's ValidationError."""
    if isinstance(text, dict):
        return text
    try:
        if text.lstrip().startswith("{"):
            template = json.loads(text)
        else:
            template = yaml.load(text, Loader=_Loader)
    except ValueError as error:
        raise template_error(f"JSON not well-formed. ({error})") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" (line {mark.line + 1}, column {mark.column + 1})" if mark else ""
        raise template_error(f"YAML not well-formed.{where}") from error
    if not isinstance(template, dict):
        raise template_error("unsupported structure.")
    return template


def check(template):
    """Reject what AWS rejects before it makes a stack or a change set."""
    unknown = sorted(set(template) - SECTIONS)
    if unknown:
        raise template_error(
            f"Invalid template property or properties [{', '.join(unknown)}]",
            prefix="",
        )
    resources = template.get("Resources")
    if not isinstance(resources, dict) or not resources:
        raise template_error("At least one Resources member must be defined.")
    for logical_id, definition in resources.items():
        if not re.fullmatch(r"[A-Za-z0-9]{1,255}", str(logical_id)):
            raise template_error(
                f"Resource name {logical_id} is non alphanumeric."
            )
        if not isinstance(definition, dict) or "Type" not in definition:
            raise template_error(
                f"[/Resources/{logical_id}] Every Resources object must contain"
                " a Type member."
            )
    known = set(resources) | set(template.get("Parameters") or {})
    known |= PSEUDO_PARAMETERS
    for section in ("Resources", "Outputs"):
        dangling = sorted(
            references(template.get(section) or {}, section == "Resources")
            - known
        )
        if dangling:
            raise template_error(
                f"Unresolved resource dependencies [{', '.join(dangling)}] in"
                f" the {section} block of the template"
            )
    order(resources)


def references(value, is_resource_section=False):
    """Names of all parameters and resources that a value refers to."""
    found = set()
    if is_resource_section:
        for definition in value.values():
            found |= resource_references(definition)
        return found
    if isinstance(value, list):
        for item in value:
            found |= references(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key == "Ref" and isinstance(item, str):
                found.add(item)
            elif key == "Fn::GetAtt":
                found.add(split_get_att(item)[0])
            elif key == "Fn::Sub":
                found |= _sub_references(item)
            else:
                found |= references(item)
    return found


def resource_references(definition):
    """References of one resource, its DependsOn included."""
    depends = definition.get("DependsOn") or []
    found = {depends} if isinstance(depends, str) else set(depends)
    for key, value in definition.items():
        if key not in ("DependsOn", "Type", "Condition"):
            found |= references(value)
    return found


def _sub_references(argument):
    text, names = argument, {}
    if isinstance(argument, list):
        text, names = argument
    found = references(names)
    for name in SUB_PATTERN.findall(text):
        if name not in names:
            found.add(name.split(".")[0])
    return found


def split_get_att(argument):
    """``A.B`` or ``[A, B]`` to ``(A, B)``."""
    if isinstance(argument, str):
        argument = argument.split(".", 1)
    return argument[0], argument[1] if len(argument) > 1 else ""


def order(resources):
    """Logical ids so that each comes after what it needs, else as written."""
    needs = {
        logical_id: resource_references(definition) & set(resources)
        for logical_id, definition in resources.items()
    }
    result, placed = [], set()
    while len(result) < len(needs):
        ready = [i for i in needs if i not in placed and needs[i] <= placed]
        if not ready:
            cycle = ", ".join(i for i in needs if i not in placed)
            raise template_error(
                f"Circular dependency between resources: [{cycle}]", prefix=""
            )
        result += ready
        placed.update(ready)
    return result


def capabilities(template):
    """Capabilities that a caller has to acknowledge, and why."""
    iam = [
        definition
        for definition in template["Resources"].values()
        if definition["Type"] in IAM_TYPES
    ]
    needed = []
    if iam:
        named = any(
            name in (definition.get("Properties") or {})
            for definition in iam
            for name in IAM_NAMES
        )
        needed.append("CAPABILITY_NAMED_IAM" if named else "CAPABILITY_IAM")
    if template.get("Transform"):
        needed.append("CAPABILITY_AUTO_EXPAND")
    types = sorted({definition["Type"] for definition in iam})
    reason = None
    if types:
        reason = (
            "The following resource(s) require capabilities: "
            f"[{', '.join(types)}]"
        )
    return needed, reason
