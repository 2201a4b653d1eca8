"""The API calls whose answers differ from moto's."""

from moto.cloudformation.responses import CloudFormationResponse
from moto.core.responses import ActionResult, EmptyResult
from moto.core.utils import camelcase_to_underscores

from . import location, template as templates
from .backend import BODY_LIMIT
from .errors import NotOffered, validation_error

EVENTS_PER_PAGE = 100


class EndpointResponse(CloudFormationResponse):
    """CloudFormation's API over our backend."""

    RESPONSE_KEY_PATH_TO_TRANSFORMER = {
        key: transform
        for key, transform in (
            CloudFormationResponse.RESPONSE_KEY_PATH_TO_TRANSFORMER.items()
        )
        if not key.startswith("DescribeChangeSetOutput")
    }

    @property
    def _backend(self):
        return self.cloudformation_backend

    def call_action(self):
        """Answer a call nobody implements with an error, not a crash.

        A 500 makes clients try again, and shows them a page of Python.
        """
        action = self._get_action()
        if hasattr(self, camelcase_to_underscores(action or "")):
            return super().call_action()
        return self.serialized(ActionResult(NotOffered(
            f"The local endpoint does not offer {action}."
        )))

    # Input

    def _get_stack_from_s3_url(self, template_url):
        return location.read(
            template_url, self.current_account, self.partition
        )

    def _template(self, stack=None):
        body = self._get_param("TemplateBody")
        url = self._get_param("TemplateURL")
        previous = self._get_bool_param("UsePreviousTemplate", False)
        if previous and (body or url):
            raise validation_error(
                "You cannot specify both usePreviousTemplate and Template"
                " Body/Template URL."
            )
        if previous and stack:
            return stack.template
        if url:
            return self._get_stack_from_s3_url(url)
        if not body:
            raise validation_error(
                "Either Template URL or Template Body must be specified."
            )
        if len(body.encode("utf-8")) > BODY_LIMIT:
            raise validation_error(
                "1 validation error detected: Value at 'templateBody' failed"
                " to satisfy constraint: Member must have length less than or"
                f" equal to {BODY_LIMIT}"
            )
        return body

    def _parameters(self, stack=None):
        result = {}
        for item in self._get_param("Parameters", []):
            key = item["ParameterKey"]
            if str(item.get("UsePreviousValue", "")).lower() == "true":
                if stack is None or key not in stack.stack_parameters:
                    raise validation_error(
                        f"Parameters: [{key}] must have values"
                    )
                result[key] = stack.stack_parameters[key]
            else:
                result[key] = item.get("ParameterValue", "")
        return result

    def _tags(self):
        tags = self._get_param("Tags")
        if tags is None:
            return None
        return {item["Key"]: item["Value"] for item in tags}

    def _check_capabilities(self, template):
        given = self._get_param("Capabilities", []) or []
        self._backend.check_capabilities(templates.parse(template), given)
        return list(given)

    # Stacks

    def create_stack(self):
        template = self._template()
        templates.check(templates.parse(template))
        capabilities = self._check_capabilities(template)
        disable = self._get_bool_param("DisableRollback", False)
        on_failure = self._get_param("OnFailure")

        def prepare(stack):
            stack.capabilities = capabilities
            stack.disable_rollback = disable
            stack.client_request_token = self._get_param("ClientRequestToken")
            stack.on_failure = on_failure or (
                "DO_NOTHING" if disable else "ROLLBACK"
            )

        stack = self._backend.create_stack(
            name=self._get_param("StackName"),
            template=template,
            parameters=self._parameters(),
            notification_arns=self._get_param("NotificationARNs", []),
            tags=self._tags(),
            role_arn=self._get_param("RoleARN"),
            enable_termination_protection=self._get_bool_param(
                "EnableTerminationProtection", False
            ),
            timeout_in_mins=self._get_param("TimeoutInMinutes"),
            stack_policy_body=self._get_param("StackPolicyBody"),
            prepare=prepare,
        )
        return ActionResult({"StackId": stack.stack_id})

    def update_stack(self):
        stack = self._backend.require_stack(self._get_param("StackName"))
        template = self._template(stack)
        parameters = self._parameters(stack)
        stack.capabilities = self._check_capabilities(template)
        stack.client_request_token = self._get_param("ClientRequestToken")
        stack.disable_rollback = self._get_bool_param("DisableRollback", False)
        self._backend.update_endpoint_stack(
            stack, template, parameters, self._tags()
        )
        return ActionResult({"StackId": stack.stack_id})

    def delete_stack(self):
        self._backend.delete_stack(
            self._get_param("StackName"),
            self._get_param("RetainResources", []) or [],
        )
        return EmptyResult()

    def update_termination_protection(self):
        stack = self._backend.require_stack(self._get_param("StackName"))
        stack.enable_termination_protection = self._get_bool_param(
            "EnableTerminationProtection"
        )
        return ActionResult({"StackId": stack.stack_id})

    def describe_stack_events(self):
        stack = self._backend.get_stack(self._get_param("StackName"))
        start = int(self._get_param("NextToken") or 0)
        events = stack.events[::-1]
        end = start + EVENTS_PER_PAGE
        return ActionResult({
            "StackEvents": events[start:end],
            "NextToken": str(end) if end < len(events) else None,
        })

    # Resources

    def _resource_rows(self, stack):
        return [
            {
                "StackId": stack.stack_id,
                "StackName": stack.name,
                "LogicalResourceId": item.logical_id,
                "PhysicalResourceId": item.physical_id or None,
                "ResourceType": item.type,
                "ResourceStatus": item.status,
                "ResourceStatusReason": item.status_reason,
                "Timestamp": item.timestamp,
                "LastUpdatedTimestamp": item.timestamp,
                "Metadata": None,
                "DriftInformation": {"StackResourceDriftStatus": "NOT_CHECKED"},
            }
            for item in stack.deployed.values()
        ]

    def describe_stack_resources(self):
        name, physical_id = (
            self._get_param("StackName"), self._get_param("PhysicalResourceId"),
        )
        if name:
            rows = self._resource_rows(self._backend.get_stack(name))
        else:
            rows = next(
                (
                    rows
                    for rows in map(
                        self._resource_rows, self._backend.stacks.values()
                    )
                    if any(r["PhysicalResourceId"] == physical_id for r in rows)
                ),
                [],
            )
        wanted = self._get_param("LogicalResourceId")
        rows = [r for r in rows if not wanted or r["LogicalResourceId"] == wanted]
        return ActionResult({"StackResources": rows})

    def describe_stack_resource(self):
        name = self._get_param("StackName")
        wanted = self._get_param("LogicalResourceId")
        for row in self._resource_rows(self._backend.get_stack(name)):
            if row["LogicalResourceId"] == wanted:
                return ActionResult({"StackResourceDetail": row})
        raise validation_error(
            f"Resource {wanted} does not exist for stack {name}"
        )

    def list_stack_resources(self):
        stack = self._backend.get_stack(self._get_param("StackName"))
        rows = self._resource_rows(stack)
        return ActionResult({"StackResourceSummaries": rows})

    # Change sets

    def create_change_set(self):
        kind = self._get_param("ChangeSetType") or "UPDATE"
        if kind not in ("CREATE", "UPDATE"):
            raise validation_error(
                f"The local endpoint cannot make a change set of type {kind}."
            )
        stack = None
        if kind == "UPDATE":
            stack = self._backend.require_stack(self._get_param("StackName"))
        template = self._template(stack)
        templates.check(templates.parse(template))
        capabilities = self._check_capabilities(template)
        item = self._backend.make_change_set(
            self._get_param("StackName"), self._get_param("ChangeSetName"),
            kind, template, self._parameters(stack), self._tags(),
        )
        item.capabilities = capabilities
        item.description = self._get_param("Description")
        item.notification_arns = self._get_param("NotificationARNs", [])
        item.role_arn = self._get_param("RoleARN")
        item.on_failure = self._get_param("OnStackFailure")
        return ActionResult({"Id": item.change_set_id, "StackId": item.stack_id})

    def _change_set_row(self, item):
        return {
            "ChangeSetId": item.change_set_id,
            "ChangeSetName": item.change_set_name,
            "StackId": item.stack_id,
            "StackName": item.stack_name,
            "Description": item.description,
            "CreationTime": item.creation_time,
            "Status": item.status,
            "StatusReason": item.status_reason,
            "ExecutionStatus": item.execution_status,
            "OnStackFailure": item.on_failure,
            "IncludeNestedStacks": False,
        }

    def describe_change_set(self):
        item = self._backend.describe_change_set(
            self._get_param("ChangeSetName"), self._get_param("StackName")
        )
        return ActionResult({
            **self._change_set_row(item),
            "Parameters": item.parameter_list,
            "Tags": [
                {"Key": k, "Value": v} for k, v in (item.tags or {}).items()
            ],
            "Capabilities": item.capabilities,
            "NotificationARNs": item.notification_arns,
            "Changes": [
                {"Type": "Resource", "ResourceChange": row}
                for row in item.rows
            ],
        })

    def list_change_sets(self):
        stack = self._backend.require_stack(self._get_param("StackName"))
        return ActionResult({
            "Summaries": [
                self._change_set_row(item)
                for item in self._backend.change_sets.values()
                if item.stack is stack
            ]
        })

    def delete_change_set(self):
        self._backend.delete_change_set(
            self._get_param("ChangeSetName"), self._get_param("StackName")
        )
        return EmptyResult()

    def execute_change_set(self):
        self._backend.execute_change_set(
            self._get_param("ChangeSetName"),
            self._get_param("StackName"),
            self._get_bool_param("DisableRollback", False),
            self._get_param("ClientRequestToken"),
        )
        return EmptyResult()

    # Templates

    def get_template(self):
        name = self._get_param("StackName")
        change_set = self._get_param("ChangeSetName")
        if change_set:
            item = self._backend.describe_change_set(change_set, name)
            body = item.template
        else:
            body = self._backend.get_stack(name).template
        return ActionResult({
            "TemplateBody": body, "StagesAvailable": ["Original", "Processed"],
        })

    def _summary(self, body):
        template = templates.parse(body)
        templates.check(template)
        capabilities, reason = templates.capabilities(template)
        transform = template.get("Transform") or []
        return template, {
            "Description": template.get("Description"),
            "Capabilities": capabilities,
            "CapabilitiesReason": reason,
            "DeclaredTransforms": (
                [transform] if isinstance(transform, str) else transform
            ),
        }

    def validate_template(self):
        template, summary = self._summary(self._template())
        summary["Parameters"] = [
            {
                "ParameterKey": key,
                "DefaultValue": slot.get("Default"),
                "NoEcho": str(slot.get("NoEcho", "")).lower() == "true",
                "Description": slot.get("Description"),
            }
            for key, slot in (template.get("Parameters") or {}).items()
        ]
        return ActionResult(summary)

    def get_template_summary(self):
        name = self._get_param("StackName")
        body = (
            self._backend.get_stack(name).template if name else self._template()
        )
        template, summary = self._summary(body)
        types = [item["Type"] for item in template["Resources"].values()]
        summary.update(
            Version=template.get("AWSTemplateFormatVersion"),
            Metadata=None,
            ResourceTypes=sorted(set(types)),
            Parameters=[
                {
                    "ParameterKey": key,
                    "DefaultValue": slot.get("Default"),
                    "ParameterType": slot.get("Type", "String"),
                    "NoEcho": str(slot.get("NoEcho", "")).lower() == "true",
                    "Description": slot.get("Description"),
                    "ParameterConstraints": {
                        "AllowedValues": slot.get("AllowedValues", [])
                    },
                }
                for key, slot in (template.get("Parameters") or {}).items()
            ],
        )
        return ActionResult(summary)

    def list_imports(self):
        name = self._get_param("ExportName")
        names = self._backend.importers(name)
        if not names:
            raise validation_error(f"Export '{name}' is not imported by any stack.")
        return ActionResult({"Imports": names})
