"""IAM: roles with all their policies, managed policies that can go again."""

from moto.iam.models import iam_backends
from moto.utilities.utils import get_partition

from ..errors import ResourceFailure
from ..model import ManagedResource
from .naming import as_json

VERSIONS_KEPT = 5


class _IamResource(ManagedResource):
    @property
    def _backend(self):
        partition = get_partition(self.region_name)
        return iam_backends[self.account_id][partition]


class Role(_IamResource):
    """AWS::IAM::Role; moto drops managed policies and ignores updates."""

    TYPE = "AWS::IAM::Role"
    NAME = "RoleName"
    REPLACED_BY = frozenset(("Path",))

    @property
    def _role(self):
        return self._backend.get_role(self.name)

    def create(self):
        values = self.properties
        self._backend.create_role(
            role_name=self.name,
            assume_role_policy_document=as_json(
                values["AssumeRolePolicyDocument"]
            ),
            path=values.get("Path", "/"),
            permissions_boundary=values.get("PermissionsBoundary"),
            description=values.get("Description", ""),
            tags=self.tag_list(),
            max_session_duration=values.get("MaxSessionDuration", 3600),
        )
        try:
            self._apply({})
        except Exception:
            self.remove()
            raise

    def _apply(self, old):
        """Policies of both kinds and the boundary, as now described."""
        backend, role, values = self._backend, self._role, self.properties
        boundary = values.get("PermissionsBoundary")
        if boundary and f":{self.account_id}:" in boundary:
            backend.get_policy(boundary)
        role.permissions_boundary_arn = boundary
        wanted = {p["PolicyName"]: p for p in values.get("Policies", [])}
        for policy in old.get("Policies", []):
            if policy["PolicyName"] not in wanted:
                role.policies.pop(policy["PolicyName"], None)
        for name, policy in wanted.items():
            backend.put_role_policy(
                self.name, name, as_json(policy["PolicyDocument"])
            )
        before = set(old.get("ManagedPolicyArns", []))
        after = values.get("ManagedPolicyArns", [])
        for arn in before - set(after):
            if arn in role.managed_policies:
                backend.detach_role_policy(arn, self.name)
        for arn in after:
            if arn not in role.managed_policies:
                backend.attach_role_policy(arn, self.name)

    def update(self, old):
        values, role = self.properties, self._role
        role.assume_role_policy_document = as_json(
            values["AssumeRolePolicyDocument"]
        )
        role.description = values.get("Description", "")
        role.max_session_duration = values.get("MaxSessionDuration", 3600)
        role.tags = self.tag_list()
        self._apply(old)

    def remove(self):
        """Take away what the stack gave; what others attached blocks it."""
        if not any(r.name == self.name for r in self._backend.get_roles()):
            return
        role = self._role
        for policy in self.properties.get("Policies", []):
            role.policies.pop(policy["PolicyName"], None)
        for arn in self.properties.get("ManagedPolicyArns", []):
            if arn in role.managed_policies:
                self._backend.detach_role_policy(arn, self.name)
        # Policies of other CloudFormation resources know roles by name.
        for policy in self._backend.inline_policies.values():
            if self.name in policy.role_names:
                role.policies.pop(policy.policy_name, None)
                policy.role_names = [
                    n for n in policy.role_names if n != self.name
                ]
        self._backend.delete_role(self.name)

    def attributes(self):
        return {"Arn": self._role.arn, "RoleId": self._role.id}


class ManagedPolicy(_IamResource):
    """AWS::IAM::ManagedPolicy; moto leaves it behind on delete."""

    TYPE = "AWS::IAM::ManagedPolicy"
    NAME = "ManagedPolicyName"
    REPLACED_BY = frozenset(("Path", "Description"))
    ATTACHMENTS = (("Roles", "role"), ("Users", "user"), ("Groups", "group"))

    def create(self):
        values = self.properties
        policy = self._backend.create_policy(
            description=values.get("Description"),
            path=values.get("Path", "/"),
            policy_document=as_json(values["PolicyDocument"]),
            policy_name=self.name,
            tags=self.tag_list(),
        )
        self.physical_resource_id = policy.arn
        try:
            self._attach({})
        except Exception:
            self.remove()
            raise

    def _attach(self, old):
        for section, kind in self.ATTACHMENTS:
            before, after = (
                set(values.get(section, [])) for values in (old, self.properties)
            )
            for name in before - after:
                self._call(f"detach_{kind}_policy", kind, name)
            for name in after - before:
                self._call(f"attach_{kind}_policy", kind, name)

    def _call(self, operation, kind, name):
        method = getattr(self._backend, operation)
        method(policy_arn=self.physical_resource_id, **{f"{kind}_name": name})

    def update(self, old):
        backend, arn = self._backend, self.physical_resource_id
        document = as_json(self.properties["PolicyDocument"])
        if document != as_json(old["PolicyDocument"]):
            versions = backend.list_policy_versions(arn)
            if len(versions) >= VERSIONS_KEPT:
                oldest = next(v for v in versions if not v.is_default)
                backend.delete_policy_version(arn, oldest.version_id)
            backend.create_policy_version(arn, document, True)
        self._attach(old)

    def remove(self):
        backend, arn = self._backend, self.physical_resource_id
        if arn not in backend.managed_policies:
            return
        for section, kind in self.ATTACHMENTS:
            for name in self.properties.get(section, []):
                try:
                    self._call(f"detach_{kind}_policy", kind, name)
                except Exception:  # gone, or detached by hand
                    continue
        users = [r.name for r in backend.get_roles() if arn in r.managed_policies]
        users += [
            r.name for r in backend.get_roles()
            if r.permissions_boundary_arn == arn
        ]
        if users:
            raise ResourceFailure(
                "Cannot delete a policy attached to entities"
                f" ({', '.join(users)})."
            )
        backend.delete_policy(arn)

    def attributes(self):
        policy = self._backend.get_policy(self.physical_resource_id)
        return {
            "PolicyArn": policy.arn,
            "PolicyId": policy.id,
            "DefaultVersionId": policy.default_version_id,
            "AttachmentCount": policy.attachment_count,
            "IsAttachable": True,
            "CreateDate": policy.create_date.isoformat() + "Z",
            "UpdateDate": policy.create_date.isoformat() + "Z",
            "PermissionsBoundaryUsageCount": 0,
        }


MODELS = (Role, ManagedPolicy)
