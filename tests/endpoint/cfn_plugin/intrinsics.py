"""Values of parameters, conditions, references and functions.

An unknown function, attribute or mapping key is an error here; moto logs a
warning and passes the unresolved JSON on to the service.
"""

import base64
import ipaddress
import json
import re

from moto.ssm.models import ssm_backends

from .errors import ResourceFailure, validation_error
from .template import SUB_PATTERN, split_get_att

NO_VALUE = object()
DYNAMIC_REFERENCE = re.compile(r"\{\{resolve:([a-z-]+):([^}]+)\}\}")


def resolve_parameters(template, given, account_id, region):
    """Return ``{name: (as given, resolved)}``, with AWS's complaints."""
    declared = template.get("Parameters") or {}
    unknown = sorted(set(given) - set(declared))
    if unknown:
        raise validation_error(
            f"Parameters: [{', '.join(unknown)}] do not exist in the template"
        )
    missing = [
        name
        for name, slot in declared.items()
        if name not in given and "Default" not in slot
    ]
    if missing:
        raise validation_error(
            f"Parameters: [{', '.join(missing)}] must have values"
        )
    return {
        name: _resolve_parameter(
            name, slot, given.get(name, slot.get("Default")), account_id, region
        )
        for name, slot in declared.items()
    }


def _resolve_parameter(name, slot, value, account_id, region):
    kind = slot.get("Type", "String")
    text = value if isinstance(value, str) else _text(value)
    allowed = slot.get("AllowedValues")
    if allowed and text not in [_text(item) for item in allowed]:
        raise validation_error(
            f"Parameter '{name}' must be one of AllowedValues"
        )
    pattern = slot.get("AllowedPattern")
    if pattern and not re.fullmatch(pattern, text):
        raise validation_error(
            slot.get("ConstraintDescription")
            and f"Parameter {name} failed to satisfy constraint:"
            f" {slot['ConstraintDescription']}"
            or f"Parameter '{name}' must match pattern {pattern}"
        )
    if kind.startswith("AWS::SSM::Parameter::Value<"):
        stored = ssm_value(text, account_id, region)
        if stored is None:
            raise validation_error(
                f"Unable to fetch parameters [{text}] from parameter store for"
                " this account."
            )
        inner = kind[len("AWS::SSM::Parameter::Value<"):-1]
        return text, _typed(name, stored, inner)
    return text, _typed(name, text, kind)


def _typed(name, text, kind):
    if kind == "CommaDelimitedList" or kind.startswith("List<"):
        return [part.strip() for part in text.split(",")] if text else []
    if kind == "Number":
        try:
            return int(text)
        except ValueError:
            pass
        try:
            return float(text)
        except ValueError:
            raise validation_error(
                f"Parameter '{name}' must be a number."
            ) from None
    return text


def ssm_value(name, account_id, region):
    """Value of a stored parameter, or None."""
    parameter = ssm_backends[account_id][region].get_parameter(name)
    return parameter.value if parameter else None


class Scope:
    """All that the functions of one template can see while it is deployed."""

    def __init__(self, template, parameters, pseudo, lookup, import_value):
        self.template = template
        self.parameters = {name: pair[1] for name, pair in parameters.items()}
        self.pseudo = pseudo
        self.lookup = lookup
        self.import_value = import_value
        self._conditions = {}

    def condition(self, name):
        """Value of a named condition."""
        if name not in self._conditions:
            try:
                definition = self.template.get("Conditions", {})[name]
            except KeyError:
                raise validation_error(
                    f"Template format error: Unresolved condition {name}"
                ) from None
            self._conditions[name] = self._truth(definition)
        return self._conditions[name]

    def _truth(self, value):
        if isinstance(value, dict) and len(value) == 1:
            function, argument = next(iter(value.items()))
            if function == "Condition":
                return self.condition(argument)
            if function == "Fn::Equals":
                left, right = (_text(self.resolve(item)) for item in argument)
                return left == right
            if function == "Fn::Not":
                return not self._truth(argument[0])
            if function == "Fn::And":
                return all([self._truth(item) for item in argument])
            if function == "Fn::Or":
                return any([self._truth(item) for item in argument])
        return _text(self.resolve(value)) == "true"

    def is_active(self, definition):
        """Whether a resource or output is there under its condition."""
        name = definition.get("Condition")
        return name is None or self.condition(name)

    def resolve(self, value):
        """The value with every reference and function replaced."""
        result = self._resolve(value)
        return None if result is NO_VALUE else result

    def _resolve(self, value):
        if isinstance(value, list):
            items = [self._resolve(item) for item in value]
            return [item for item in items if item is not NO_VALUE]
        if isinstance(value, dict):
            if len(value) == 1:
                key, argument = next(iter(value.items()))
                if key == "Ref":
                    return self._ref(argument)
                if key.startswith("Fn::"):
                    return self._call(key[4:], argument)
            items = {key: self._resolve(item) for key, item in value.items()}
            return {k: v for k, v in items.items() if v is not NO_VALUE}
        if isinstance(value, str) and "{{resolve:" in value:
            return DYNAMIC_REFERENCE.sub(self._dynamic, value)
        return value

    def _ref(self, name):
        if name == "AWS::NoValue":
            return NO_VALUE
        if name in self.pseudo:
            return self.pseudo[name]
        if name in self.parameters:
            return self.parameters[name]
        return self.lookup(name, None)

    def _call(self, name, argument):
        function = getattr(self, f"_fn_{name.lower()}", None)
        if function is None:
            raise ResourceFailure(
                f"The local endpoint does not know the function Fn::{name}."
            )
        return function(argument)

    def _fn_getatt(self, argument):
        name, attribute = split_get_att(argument)
        return self.lookup(name, self.resolve(attribute))

    def _fn_if(self, argument):
        name, yes, no = argument
        return self._resolve(yes if self.condition(name) else no)

    def _fn_join(self, argument):
        separator, items = argument
        return separator.join(_text(item) for item in self.resolve(items))

    def _fn_split(self, argument):
        separator, text = argument
        return self.resolve(text).split(separator)

    def _fn_select(self, argument):
        index, items = self.resolve(argument[0]), self.resolve(argument[1])
        if not 0 <= int(index) < len(items):
            raise ResourceFailure(
                "Template error: Fn::Select cannot select nonexistent value at"
                f" index {index}"
            )
        return items[int(index)]

    def _fn_sub(self, argument):
        text, names = argument, {}
        if isinstance(argument, list):
            text, names = argument[0], self.resolve(argument[1])

        def value_of(match):
            name = match.group(1)
            if name in names:
                return _text(names[name])
            if "." in name and name not in self.pseudo:
                return _text(self._fn_getatt(name))
            return _text(self._ref(name))

        text = SUB_PATTERN.sub(value_of, text).replace("${!", "${")
        return self._resolve(text)

    def _fn_findinmap(self, argument):
        keys = [self.resolve(item) for item in argument[:3]]
        value = self.template.get("Mappings", {})
        for key in keys:
            if not isinstance(value, dict) or _text(key) not in map(_text, value):
                if len(argument) > 3 and "DefaultValue" in argument[3]:
                    return self._resolve(argument[3]["DefaultValue"])
                raise validation_error(
                    "Template error: Unable to get mapping for "
                    + "::".join(_text(item) for item in keys)
                )
            value = {_text(k): v for k, v in value.items()}[_text(key)]
        return value

    def _fn_importvalue(self, argument):
        return self.import_value(self.resolve(argument))

    def _fn_getazs(self, argument):
        region = self.resolve(argument) or self.pseudo["AWS::Region"]
        return [f"{region}{letter}" for letter in "abc"]

    def _fn_base64(self, argument):
        return base64.b64encode(self.resolve(argument).encode()).decode()

    def _fn_tojsonstring(self, argument):
        return json.dumps(self.resolve(argument), separators=(",", ":"))

    def _fn_length(self, argument):
        return len(self.resolve(argument))

    def _fn_cidr(self, argument):
        block, count, *bits = self.resolve(argument)
        network = ipaddress.ip_network(block)
        prefix = network.max_prefixlen - int(bits[0] if bits else 8)
        subnets = network.subnets(new_prefix=prefix)
        return [str(next(subnets)) for _ in range(int(count))]

    def _dynamic(self, match):
        service, path = match.groups()
        account, region = self.pseudo["AWS::AccountId"], self.pseudo["AWS::Region"]
        value = None
        if service in ("ssm", "ssm-secure"):
            value = ssm_value(path, account, region)
        if value is None:
            raise ResourceFailure(
                f"Could not resolve the dynamic reference {match.group(0)}"
            )
        return value


def _text(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ",".join(_text(item) for item in value)
    return str(value)
