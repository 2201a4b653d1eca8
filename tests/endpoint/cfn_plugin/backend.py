"""The CloudFormation backend: stacks and change sets as AWS treats them."""

from moto.cloudformation.exceptions import AlreadyExistsException
from moto.cloudformation.models import CloudFormationBackend
from moto.cloudformation.utils import (
    generate_changeset_id,
    generate_stack_id,
    validate_create_change_set,
)
from moto.core.utils import utcnow

from . import template as templates
from .changes import changes
from .errors import (
    ChangeSetNotFound,
    InsufficientCapabilities,
    InvalidChangeSetStatus,
    validation_error,
)
from .intrinsics import resolve_parameters
from .stack import EndpointStack

NO_CHANGES = (
    "The submitted information didn't contain changes. Submit different"
    " information to create a change set."
)
BODY_LIMIT = 51_200


class EndpointChangeSet:
    """A change set, with its rows computed when it is made."""

    def __init__(self, change_set_id, name, kind, stack, template, parameters):
        self.change_set_id = change_set_id
        self.change_set_name = name
        self.change_set_type = kind
        self.stack = stack
        self.stack_id = stack.stack_id
        self.stack_name = stack.name
        self.template = template
        self.parameters = parameters
        self.description = None
        self.capabilities = []
        self.notification_arns = []
        self.tags = None
        self.role_arn = None
        self.on_failure = None
        self.client_request_token = None
        self.creation_time = utcnow()
        self.rows = []
        self.parameter_list = []
        self.status = "CREATE_COMPLETE"
        self.execution_status = "AVAILABLE"
        self.status_reason = None


class EndpointBackend(CloudFormationBackend):
    """Same constructor and calls as moto's, other behaviour."""

    def find_stack(self, name_or_id):
        """A stack that is not deleted, or None."""
        for stack in self.stacks.values():
            if name_or_id in (stack.name, stack.stack_id):
                return stack
        return None

    def require_stack(self, name_or_id):
        """A stack that is not deleted, or AWS's error."""
        stack = self.find_stack(name_or_id)
        if stack is None:
            raise validation_error(f"Stack [{name_or_id}] does not exist")
        return stack

    def check_capabilities(self, template, acknowledged):
        """Refuse IAM resources that the caller did not acknowledge."""
        needed, _ = templates.capabilities(template)
        given = set(acknowledged)
        if "CAPABILITY_NAMED_IAM" in given:
            given.add("CAPABILITY_IAM")
        missing = [name for name in needed if name not in given]
        if missing:
            raise InsufficientCapabilities(
                f"Requires capabilities : [{', '.join(missing)}]"
            )

    def _new_stack(self, name, template, parameters, **options):
        return EndpointStack(
            stack_id=generate_stack_id(name, self.region_name, self.account_id),
            name=name,
            template=template,
            parameters=parameters,
            account_id=self.account_id,
            region_name=self.region_name,
            cross_stack_resources=self.exports,
            **options,
        )

    def create_stack(
        self, name, template, parameters, notification_arns=None, tags=None,
        role_arn=None, enable_termination_protection=False,
        timeout_in_mins=None, stack_policy_body=None, prepare=None,
    ):
        """Create and deploy; ``prepare`` may set options on the new stack."""
        if self.find_stack(name):
            raise AlreadyExistsException(f"Stack [{name}] already exists")
        stack = self._new_stack(
            name, template, parameters,
            notification_arns=notification_arns, tags=tags, role_arn=role_arn,
            enable_termination_protection=enable_termination_protection,
            timeout_in_mins=timeout_in_mins,
            stack_policy_body=stack_policy_body,
        )
        if prepare:
            prepare(stack)
        self.stacks[stack.stack_id] = stack
        stack.create_resources()
        self._retire(stack)
        return stack

    def _retire(self, stack):
        """Move a stack that is deleted out of the way of its name."""
        if stack.status == "DELETE_COMPLETE":
            self.stacks.pop(stack.stack_id, None)
            self.deleted_stacks[stack.stack_id] = stack
            self._drop_change_sets(stack)

    def _drop_change_sets(self, stack, keep=None):
        for key, item in list(self.change_sets.items()):
            if item.stack is stack and item is not keep:
                del self.change_sets[key]

    def check_updatable(self, stack):
        """Refuse an update in a status that does not allow one."""
        healthy = (
            "CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE",
            "IMPORT_COMPLETE", "CREATE_FAILED", "UPDATE_FAILED",
        )
        if stack.status not in healthy:
            raise validation_error(
                f"Stack:{stack.stack_id} is in {stack.status} state and can"
                " not be updated."
            )

    def planned(self, stack, template, parameters, tags):
        """Rows, parameters and whether anything at all would change."""
        parsed = templates.parse(template)
        templates.check(parsed)
        resolved = resolve_parameters(
            parsed, parameters, self.account_id, self.region_name
        )
        tags = stack.tags if tags is None else tags
        rows = changes(stack, parsed, resolved, tags)
        old = stack.template_dict.get("Outputs") or {}
        is_change = bool(rows) or old != (parsed.get("Outputs") or {})
        return rows, resolved, is_change

    def update_endpoint_stack(self, stack, template, parameters, tags):
        """UpdateStack, after all checks of the request."""
        self.check_updatable(stack)
        _, _, is_change = self.planned(stack, template, parameters, tags)
        if not is_change:
            raise validation_error("No updates are to be performed.")
        stack.update(template, None, parameters, tags)
        return stack

    def update_stack(self, name, template, role_arn, parameters, tags):
        """For moto's own callers."""
        stack = self.require_stack(name)
        given = self._resolve_update_parameters(stack, parameters)
        return self.update_endpoint_stack(stack, template, given, tags)

    # Change sets

    def make_change_set(self, stack_name, name, kind, template, parameters, tags):
        """CreateChangeSet: nothing is left behind when the template is bad."""
        validate_create_change_set(name)
        stack = self.find_stack(stack_name)
        if kind == "UPDATE":
            stack = self.require_stack(stack_name)
            self.check_updatable(stack)
        elif stack and stack.status != "REVIEW_IN_PROGRESS":
            raise validation_error(
                f"Stack [{stack_name}] already exists and cannot be created"
                f" again with the changeSet [{name}]."
            )
        if stack and self._find_change_set(name, stack.name):
            raise AlreadyExistsException(f"ChangeSet {name} already exists")
        is_new = stack is None
        if is_new:
            stack = self._new_stack(stack_name, {}, {}, tags=tags)
        rows, resolved, is_change = self.planned(
            stack, template, parameters, tags
        )
        change_set = EndpointChangeSet(
            generate_changeset_id(name, self.region_name, self.account_id),
            name, kind, stack, template, parameters,
        )
        change_set.rows, change_set.tags = rows, tags
        change_set.parameter_list = [
            {"ParameterKey": key, "ParameterValue": pair[0]}
            for key, pair in resolved.items()
        ]
        if not is_change:
            change_set.status = "FAILED"
            change_set.execution_status = "UNAVAILABLE"
            change_set.status_reason = NO_CHANGES
        if is_new:
            self.stacks[stack.stack_id] = stack
            stack.set_status("REVIEW_IN_PROGRESS", "User Initiated")
        self.change_sets[change_set.change_set_id] = change_set
        return change_set

    def create_change_set(
        self, stack_name, change_set_name, template, parameters, description,
        change_set_type, notification_arns=None, tags=None, role_arn=None,
    ):
        """For moto's own callers."""
        item = self.make_change_set(
            stack_name, change_set_name, change_set_type, template, parameters,
            tags,
        )
        return item.change_set_id, item.stack_id

    def _find_change_set(self, name, stack_name):
        if name in self.change_sets:
            return self.change_sets[name]
        for item in self.change_sets.values():
            if item.change_set_name == name and stack_name in (
                item.stack_name, item.stack_id,
            ):
                return item
        return None

    def describe_change_set(self, change_set_name, stack_name=None):
        """By ARN, or by name within a stack."""
        item = self._find_change_set(change_set_name, stack_name)
        if item is None:
            if stack_name:
                self.require_stack(stack_name)
            raise ChangeSetNotFound(
                f"ChangeSet [{change_set_name}] does not exist"
            )
        return item

    def delete_change_set(self, change_set_name, stack_name=None):
        """By ARN, or by name within a stack; gone already is fine."""
        item = self._find_change_set(change_set_name, stack_name)
        if item:
            del self.change_sets[item.change_set_id]
        elif stack_name:
            self.require_stack(stack_name)

    def execute_change_set(
        self, change_set_name, stack_name=None, disable_rollback=False,
        client_request_token=None,
    ):
        """Deploy; an execution that fails rolls the stack back."""
        item = self.describe_change_set(change_set_name, stack_name)
        if item.execution_status != "AVAILABLE":
            state = item.status
            if state == "CREATE_COMPLETE":
                state = item.execution_status
            raise InvalidChangeSetStatus(
                f"ChangeSet [{item.change_set_id}] cannot be executed in its"
                f" current status of [{state}]"
            )
        stack = item.stack
        stack.change_set_id = item.change_set_id
        stack.client_request_token = client_request_token
        stack.capabilities = item.capabilities
        stack.notification_arns = item.notification_arns or (
            stack.notification_arns
        )
        stack.role_arn = item.role_arn or stack.role_arn
        stack.disable_rollback = disable_rollback
        item.execution_status = "EXECUTE_IN_PROGRESS"
        if item.change_set_type == "UPDATE":
            stack.update(
                item.template, item.role_arn, item.parameters, item.tags
            )
        else:
            stack.use(item.template, item.parameters)
            stack.on_failure = item.on_failure or (
                "DO_NOTHING" if disable_rollback else "ROLLBACK"
            )
            stack.create_resources()
        ok = stack.status in ("CREATE_COMPLETE", "UPDATE_COMPLETE")
        item.execution_status = "EXECUTE_COMPLETE" if ok else "EXECUTE_FAILED"
        self._drop_change_sets(stack, keep=item)
        self._retire(stack)

    # Delete

    def delete_stack(self, name_or_stack_id, retain=()):
        """DeleteStack; an unknown name is no error."""
        stack = self.find_stack(name_or_stack_id)
        if stack is None:
            return
        if stack.enable_termination_protection:
            raise validation_error(
                f"Stack [{stack.name}] cannot be deleted while"
                " TerminationProtection is enabled"
            )
        for export in stack.exports:
            users = self.importers(export.name)
            if users:
                stack.set_status(
                    stack.status,
                    f"Delete canceled. Cannot delete export {export.name} as"
                    f" it is in use by {' and '.join(users)}.",
                )
                return
        stack.delete(retain)
        self._retire(stack)

    def importers(self, export_name):
        """Names of the stacks that import an export."""
        return [
            stack.name
            for stack in self.stacks.values()
            if export_name in stack.imports
        ]
