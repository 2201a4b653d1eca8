"""Create, update and delete a stack's resources, with events and rollback."""

from moto.core.utils import utcnow

from . import adapter, template as templates
from .errors import ResourceFailure, reason_of
from .resource import Resource

CUSTOM_NAME = (
    "CloudFormation cannot update a stack when a custom-named resource requires"
    " replacing. Rename {name} and update the stack again."
)
_KEEP_ON_ROLLBACK = ("Retain",)
_KEEP_ON_DELETE = ("Retain", "RetainExceptOnCreate")


class Deployment:
    """One operation on a stack, run to its end before the call returns."""

    def __init__(self, stack):
        self.stack = stack
        self.failed = []

    # Create

    def create(self):
        """Create all resources; on failure roll back as the stack says."""
        stack = self.stack
        stack.set_status("CREATE_IN_PROGRESS", "User Initiated")
        if self._create_all():
            stack.set_status("CREATE_COMPLETE")
            return
        reason = (
            "The following resource(s) failed to create:"
            f" [{', '.join(self.failed)}]."
        ) if self.failed else stack.status_reason
        if stack.on_failure == "DO_NOTHING":
            stack.set_status("CREATE_FAILED", reason)
            return
        delete = stack.on_failure == "DELETE"
        begin, end, broken = (
            ("DELETE_IN_PROGRESS", "DELETE_COMPLETE", "DELETE_FAILED")
            if delete
            else ("ROLLBACK_IN_PROGRESS", "ROLLBACK_COMPLETE", "ROLLBACK_FAILED")
        )
        action = "Delete" if delete else "Rollback"
        stack.set_status(begin, f"{reason} {action} requested by user.")
        self._remove_all(_KEEP_ON_ROLLBACK)
        failed = self.failed_deletes()
        stack.set_status(
            broken if failed else end, _not_deleted(failed) if failed else None
        )
        if delete and not failed:
            stack.deletion_time = utcnow()

    def _create_all(self):
        stack, scope = self.stack, self.stack.scope()
        resources = stack.template_dict["Resources"]
        for logical_id in templates.order(resources):
            try:
                if not scope.is_active(resources[logical_id]):
                    continue
            except Exception as error:
                stack.status_reason = reason_of(error)
                return False
            if not self._create_one(logical_id, resources[logical_id], scope):
                return False
        return self._publish()

    def _publish(self):
        try:
            self.stack.publish_outputs()
        except Exception as error:
            self.stack.status_reason = reason_of(error)
            return False
        return True

    def _create_one(self, logical_id, definition, scope):
        """Create one resource with its events; False when it failed."""
        stack = self.stack
        resource = Resource(logical_id, definition["Type"], definition)
        before = stack.deployed.get(logical_id)
        stack.deployed.pop(logical_id, None)
        stack.deployed[logical_id] = resource
        try:
            adapter.model_of(resource.type)
            resource.properties = scope.resolve(
                definition.get("Properties") or {}
            )
            stack.set_resource_status(resource, "CREATE_IN_PROGRESS")
            resource.name = adapter.name_for(
                resource.type, resource.properties, stack.name, logical_id
            )
            resource.model = adapter.create(resource, resource.name, stack)
            resource.model.logical_resource_id = logical_id
            resource.model.cf_resource_type = resource.type
            resource.physical_id = resource.model.physical_resource_id
        except Exception as error:
            if not resource.status:
                stack.set_resource_status(resource, "CREATE_IN_PROGRESS")
            self.failed.append(logical_id)
            stack.set_resource_status(
                resource, "CREATE_FAILED", reason_of(error)
            )
            if before is not None:
                stack.deployed[logical_id] = before
            return False
        stack.set_resource_status(
            resource, "CREATE_IN_PROGRESS", "Resource creation Initiated"
        )
        stack.set_resource_status(resource, "CREATE_COMPLETE")
        return True

    # Update

    def update(self, template, parameters, tags):
        """Go to a new template; on failure go back to the present one."""
        stack = self.stack
        before = (
            stack.template, dict(stack.parameters), dict(stack.tags),
            dict(stack.resolved),
        )
        stack.last_updated_time = utcnow()
        stack.set_status("UPDATE_IN_PROGRESS", "User Initiated")
        stack.use(template, parameters)
        if tags is not None:
            stack.tags = tags
        self.created, self.updated, self.replaced = [], [], []
        if self._update_all() and self._publish():
            stack.set_status("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS")
            self._clean_up()
            stack.set_status("UPDATE_COMPLETE")
            return
        reason = (
            "The following resource(s) failed to update:"
            f" [{', '.join(self.failed)}]."
        ) if self.failed else stack.status_reason
        if stack.disable_rollback:
            stack.set_status("UPDATE_FAILED", reason)
            return
        stack.set_status("UPDATE_ROLLBACK_IN_PROGRESS", reason)
        stack.use(before[0], before[1])
        stack.tags, stack.resolved = before[2], before[3]
        self._undo()

    def _update_all(self):
        stack, scope = self.stack, self.stack.scope()
        resources = stack.template_dict["Resources"]
        for logical_id in templates.order(resources):
            definition = resources[logical_id]
            try:
                if not scope.is_active(definition):
                    continue
            except Exception as error:
                stack.status_reason = reason_of(error)
                return False
            resource = stack.deployed.get(logical_id)
            if resource is None:
                self.created.append(logical_id)
                if not self._create_one(logical_id, definition, scope):
                    return False
            elif not self._update_one(resource, definition, scope):
                return False
        return True

    def _update_one(self, resource, definition, scope):
        stack = self.stack
        try:
            if definition["Type"] != resource.type:
                raise ResourceFailure(
                    "Update of resource type is not permitted. The new"
                    " template modifies resource type of the following"
                    f" resources: [{resource.logical_id}]"
                )
            properties = scope.resolve(definition.get("Properties") or {})
            old = (resource.definition, resource.properties)
            if properties == resource.properties:
                resource.definition = definition
                return True
            if adapter.needs_replacement(resource, properties):
                return self._replace(resource, definition, properties, scope)
            resource.definition, resource.properties = definition, properties
            stack.set_resource_status(resource, "UPDATE_IN_PROGRESS")
            self.updated.append((resource, old))
            resource.model = adapter.update(resource, stack)
            resource.model.logical_resource_id = resource.logical_id
            resource.model.cf_resource_type = resource.type
            resource.physical_id = resource.model.physical_resource_id
        except Exception as error:
            self.failed.append(resource.logical_id)
            stack.set_resource_status(
                resource, "UPDATE_FAILED", reason_of(error)
            )
            return False
        stack.set_resource_status(resource, "UPDATE_COMPLETE")
        return True

    def _replace(self, resource, definition, properties, scope):
        stack = self.stack
        name_property = adapter.model_of(
            resource.type
        ).cloudformation_name_type()
        name = properties.get(name_property) if name_property else None
        if name and name == resource.properties.get(name_property):
            raise ResourceFailure(CUSTOM_NAME.format(name=name))
        stack.set_resource_status(
            resource, "UPDATE_IN_PROGRESS",
            "Requested update requires the creation of a new physical"
            " resource; hence creating one.",
        )
        if not self._create_one(resource.logical_id, definition, scope):
            return False
        self.replaced.append(resource)
        stack.set_resource_status(
            stack.deployed[resource.logical_id], "UPDATE_COMPLETE"
        )
        return True

    def _clean_up(self):
        stack, scope = self.stack, self.stack.scope()
        wanted = {
            logical_id
            for logical_id, definition
            in stack.template_dict["Resources"].items()
            if scope.is_active(definition)
        }
        gone = [r for i, r in stack.deployed.items() if i not in wanted]
        for resource in reversed(self.replaced + gone):
            policy = "UpdateReplacePolicy" if resource in self.replaced else (
                "DeletionPolicy"
            )
            self._remove_one(resource, policy, _KEEP_ON_DELETE)
            if stack.deployed.get(resource.logical_id) is resource:
                del stack.deployed[resource.logical_id]

    def _undo(self):
        stack, failed = self.stack, False
        for resource, (definition, properties) in reversed(self.updated):
            resource.definition, resource.properties = definition, properties
            stack.set_resource_status(resource, "UPDATE_IN_PROGRESS")
            try:
                resource.model = adapter.update(resource, stack)
                stack.set_resource_status(resource, "UPDATE_COMPLETE")
            except Exception as error:
                if resource.logical_id not in self.failed:
                    failed = True
                    stack.set_resource_status(
                        resource, "UPDATE_FAILED", reason_of(error)
                    )
                else:
                    stack.set_resource_status(resource, "UPDATE_COMPLETE")
        if failed:
            stack.set_status(
                "UPDATE_ROLLBACK_FAILED",
                "The local endpoint could not undo an update.",
            )
            return
        stack.set_status("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS")
        for resource in self.replaced:
            self._remove_one(
                stack.deployed[resource.logical_id], "DeletionPolicy",
                _KEEP_ON_ROLLBACK,
            )
            stack.deployed[resource.logical_id] = resource
        for logical_id in reversed(self.created):
            if logical_id in stack.deployed:
                self._remove_one(
                    stack.deployed.pop(logical_id), "DeletionPolicy",
                    _KEEP_ON_ROLLBACK,
                )
        self._publish()
        stack.set_status("UPDATE_ROLLBACK_COMPLETE")

    # Delete

    def delete(self, retain=()):
        """Delete in reverse order; what others still need is not touched."""
        stack = self.stack
        stack.set_status("DELETE_IN_PROGRESS", "User Initiated")
        for logical_id in retain:
            if logical_id in stack.deployed:
                stack.set_resource_status(
                    stack.deployed[logical_id], "DELETE_SKIPPED"
                )
        self._remove_all(_KEEP_ON_DELETE)
        failed = self.failed_deletes()
        if failed:
            stack.set_status("DELETE_FAILED", _not_deleted(failed))
            return
        stack.withdraw_exports()
        stack.imports.clear()
        stack.deletion_time = utcnow()
        stack.set_status("DELETE_COMPLETE")

    def failed_deletes(self):
        """Logical ids of resources that would not go."""
        return [
            i for i, r in self.stack.deployed.items()
            if r.status == "DELETE_FAILED"
        ]

    def _remove_all(self, keep):
        deployed, blocked = self.stack.deployed, set()
        definitions = {i: r.definition for i, r in deployed.items()}
        for logical_id in reversed(templates.order(definitions)):
            resource = deployed[logical_id]
            if resource.is_gone:
                continue
            stays = logical_id in blocked or not self._remove_one(
                resource, "DeletionPolicy", keep
            )
            if stays:
                blocked |= templates.resource_references(resource.definition)

    def _remove_one(self, resource, policy, keep):
        """Delete one resource with its events; False when it failed."""
        stack = self.stack
        if resource.model is None:
            resource.status = "DELETE_COMPLETE"
            return True
        if resource.definition.get(policy) in keep:
            stack.set_resource_status(resource, "DELETE_SKIPPED")
            return True
        stack.set_resource_status(resource, "DELETE_IN_PROGRESS")
        try:
            adapter.delete(resource, stack)
        except Exception as error:
            stack.set_resource_status(
                resource, "DELETE_FAILED", reason_of(error)
            )
            return False
        stack.set_resource_status(resource, "DELETE_COMPLETE")
        return True


def _not_deleted(logical_ids):
    names = ", ".join(logical_ids)
    return f"The following resource(s) failed to delete: [{names}]. "
