"""A stack: its resources, parameters, outputs and events.

Replaces moto's lazy resource map, which creates in the order of first use,
records no resource events, and leaves a half-made stack behind on an error.
"""

import json

from moto.cloudformation import models
from moto.cloudformation.models import Event, Stack
from moto.cloudformation.parsing import Export
from moto.core.utils import iso_8601_datetime_with_milliseconds, utcnow

from . import adapter, location, template as templates
from .deployment import Deployment
from .errors import ResourceFailure, validation_error
from .intrinsics import Scope, resolve_parameters


class EndpointStack(Stack):
    """A stack deployed by our engine; same constructor as moto's."""

    def __init__(
        self, stack_id, name, template, parameters, account_id, region_name,
        notification_arns=None, tags=None, role_arn=None,
        cross_stack_resources=None, enable_termination_protection=False,
        timeout_in_mins=None, stack_policy_body=None,
    ):
        self.stack_id = stack_id
        self.name = name
        self.account_id = account_id
        self.region_name = region_name
        self.notification_arns = notification_arns or []
        self.role_arn = role_arn
        self.tags = tags or {}
        self.timeout_in_minutes = timeout_in_mins
        self.policy = stack_policy_body or ""
        self.enable_termination_protection = bool(enable_termination_protection)
        self.disable_rollback = False
        self.on_failure = "ROLLBACK"
        self.capabilities = []
        self.change_set_id = None
        self.client_request_token = None
        self.creation_time = utcnow()
        self.last_updated_time = None
        self.deletion_time = None
        self.status = "CREATE_PENDING"
        self.status_reason = None
        self.events = []
        self.deployed = {}
        self.imports = set()
        self.custom_resources = {}
        self.cross_stack_resources = cross_stack_resources
        self._outputs = []
        self.template = {}
        self.template_dict = {}
        self.description = None
        self.parameters = {}
        self.resolved = {}
        if template:
            self.use(template, parameters)

    def use(self, template, parameters):
        """Take over a template with its parameters, checked."""
        parsed = templates.parse(template)
        templates.check(parsed)
        self.resolved = resolve_parameters(
            parsed, parameters, self.account_id, self.region_name
        )
        self.template, self.template_dict = template, parsed
        self.parameters = dict(parameters)
        self.description = parsed.get("Description")

    def scope(self, lookup=None, template=None, resolved=None):
        """What functions of the template see: see ``Scope``."""
        pseudo = {
            "AWS::AccountId": self.account_id,
            "AWS::Region": self.region_name,
            "AWS::Partition": _partition(self.region_name),
            "AWS::URLSuffix": _url_suffix(self.region_name),
            "AWS::StackId": self.stack_id,
            "AWS::StackName": self.name,
            "AWS::NotificationARNs": self.notification_arns,
        }
        return Scope(
            self.template_dict if template is None else template,
            self.resolved if resolved is None else resolved,
            pseudo,
            lookup or self.lookup,
            self._import_value,
        )

    def lookup(self, logical_id, attribute):
        """Ref (attribute None) or GetAtt of a resource that is there."""
        resource = self.deployed.get(logical_id)
        if resource is None or resource.model is None:
            raise ResourceFailure(
                "Unresolved resource dependencies"
                f" [{logical_id}] (its condition is false or it failed)"
            )
        if attribute is None:
            return resource.physical_id
        return adapter.attribute(resource, attribute)

    def _import_value(self, name):
        for export in (self.cross_stack_resources or {}).values():
            if export.name == name:
                self.imports.add(name)
                return export.value
        raise ResourceFailure(f"No export named {name} found.")

    # Events

    def set_status(self, status, reason=None):
        """Move the stack to a status, with its event."""
        self.status, self.status_reason = status, reason
        self._record(self.name, self.stack_id, _STACK_TYPE, status, reason, None)

    def set_resource_status(self, resource, status, reason=None):
        """Move a resource to a status, with its event."""
        resource.status, resource.status_reason = status, reason
        resource.timestamp = utcnow()
        self._record(
            resource.logical_id, resource.physical_id, resource.type, status,
            reason, json.dumps(resource.properties, default=str),
        )

    def _record(self, logical_id, physical_id, kind, status, reason, properties):
        event = Event(
            stack_id=self.stack_id,
            stack_name=self.name,
            logical_resource_id=logical_id,
            physical_resource_id=physical_id,
            resource_type=kind,
            resource_status=status,
            resource_status_reason=reason,
            resource_properties=properties,
        )
        event.client_request_token = self.client_request_token
        event.event_id = str(event.event_id)
        if kind != _STACK_TYPE or logical_id != self.name:
            stamp = iso_8601_datetime_with_milliseconds(event.timestamp)
            event.event_id = f"{logical_id}-{status}-{stamp}"
            if any(e.event_id == event.event_id for e in self.events[-20:]):
                event.event_id += f"-{len(self.events)}"
        event.sendToSns(
            self.account_id, self.region_name, self.notification_arns
        )
        self.events.append(event)

    # The three things that happen to a stack

    def create_resources(self):
        Deployment(self).create()

    def update(self, template, role_arn=None, parameters=None, tags=None):
        Deployment(self).update(template, parameters or {}, tags)

    def delete(self, retain=()):
        Deployment(self).delete(retain)

    # What describe calls and other parts of moto read

    def evaluate_outputs(self):
        """Compute the outputs from what is deployed now."""
        scope, outputs = self.scope(), []
        for key, output in (self.template_dict.get("Outputs") or {}).items():
            if not scope.is_active(output):
                continue
            export = output.get("Export")
            value = scope.resolve(output["Value"])
            if isinstance(value, list):
                raise validation_error(
                    "Template format error: The Value field of every Outputs"
                    f" member must evaluate to a String ({key})."
                )
            outputs.append({
                "OutputKey": key,
                "OutputValue": str(value),
                "Description": output.get("Description"),
                "ExportName": scope.resolve(export["Name"]) if export else None,
            })
        return outputs

    def publish_outputs(self):
        """Set outputs and exports; an export name must be free."""
        outputs = self.evaluate_outputs()
        others = {
            export.name
            for export in (self.cross_stack_resources or {}).values()
            if export.exporting_stack_id != self.stack_id
        }
        for output in outputs:
            if output["ExportName"] in others:
                raise ResourceFailure(
                    f"Export with name {output['ExportName']} is already"
                    " exported by another stack"
                )
        self._outputs = outputs
        if self.cross_stack_resources is not None:
            self.withdraw_exports()
            for export in self.exports:
                self.cross_stack_resources[export.name] = export

    def withdraw_exports(self):
        """Take this stack's exports out of the region's list."""
        exports = self.cross_stack_resources or {}
        for name in [
            name for name, export in exports.items()
            if export.exporting_stack_id == self.stack_id
        ]:
            del exports[name]

    @property
    def outputs(self):
        return self._outputs or None

    @property
    def exports(self):
        return [
            Export(self.stack_id, output["ExportName"], output["OutputValue"])
            for output in self._outputs
            if output["ExportName"]
        ]

    @property
    def parameter_list(self):
        declared = self.template_dict.get("Parameters") or {}
        result = []
        for key, (given, value) in self.resolved.items():
            slot = declared.get(key, {})
            hidden = str(slot.get("NoEcho", "")).lower() == "true"
            item = {
                "ParameterKey": key,
                "ParameterValue": "****" if hidden else given,
            }
            if slot.get("Type", "").startswith("AWS::SSM::"):
                item["ResolvedValue"] = (
                    ",".join(value) if isinstance(value, list) else str(value)
                )
            result.append(item)
        return result

    @property
    def stack_parameters(self):
        return {name: pair[0] for name, pair in self.resolved.items()}

    @property
    def stack_resources(self):
        return [r.model for r in self.deployed.values() if r.model is not None]

    @property
    def physical_resource_id(self):
        return self.stack_id

    @classmethod
    def create_from_cloudformation_json(
        cls, resource_name, cloudformation_json, account_id, region_name, **_
    ):
        """Nested stack."""
        properties = cloudformation_json["Properties"]
        body = location.read(
            properties["TemplateURL"], account_id, _partition(region_name)
        )
        return models.cloudformation_backends[account_id][
            region_name
        ].create_stack(
            name=resource_name,
            template=body,
            parameters=properties.get("Parameters", {}),
        )

    def get_cfn_attribute(self, attribute_name):
        """Outputs of a nested stack."""
        for output in self._outputs:
            if attribute_name == f"Outputs.{output['OutputKey']}":
                return output["OutputValue"]
        return None


_STACK_TYPE = "AWS::CloudFormation::Stack"


def _partition(region):
    if region.startswith("cn-"):
        return "aws-cn"
    return "aws-us-gov" if region.startswith("us-gov-") else "aws"


def _url_suffix(region):
    return "amazonaws.com.cn" if region.startswith("cn-") else "amazonaws.com"
