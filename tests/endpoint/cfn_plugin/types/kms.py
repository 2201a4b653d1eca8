"""KMS: moto stores the key policy as an object and then cannot describe it."""

from moto.kms.models import kms_backends

from ..errors import ResourceFailure
from ..model import ManagedResource
from .naming import as_json


class _KmsResource(ManagedResource):
    @property
    def _backend(self):
        return kms_backends[self.account_id][self.region_name]


class Key(_KmsResource):
    """AWS::KMS::Key; deleting schedules the deletion, as in AWS."""

    TYPE = "AWS::KMS::Key"
    REPLACED_BY = frozenset(("KeySpec", "KeyUsage", "MultiRegion", "Origin"))

    def create(self):
        values = self.properties
        key = self._backend.create_key(
            policy=as_json(values.get("KeyPolicy")),
            key_usage=values.get("KeyUsage", "ENCRYPT_DECRYPT"),
            key_spec=values.get("KeySpec", "SYMMETRIC_DEFAULT"),
            description=values.get("Description", ""),
            tags=[],
            multi_region=values.get("MultiRegion", False),
            origin=values.get("Origin", "AWS_KMS"),
        )
        self.physical_resource_id = key.id
        self.update({})

    def update(self, old):
        backend, values = self._backend, self.properties
        key = backend.keys[self.physical_resource_id]
        if values.get("KeyPolicy"):
            key.policy = as_json(values["KeyPolicy"])
        key.description = values.get("Description", "")
        if values.get("EnableKeyRotation"):
            key.key_rotation_status = True
            key.rotation_period_in_days = values.get("RotationPeriodInDays", 365)
        else:
            key.key_rotation_status = False
        key.enabled = values.get("Enabled", True)
        key.key_state = "Enabled" if key.enabled else "Disabled"
        backend.tagger.delete_all_tags_for_resource(key.id)
        if self.tags:
            backend.tag_resource(key.id, self.tag_list("TagKey", "TagValue"))

    def remove(self):
        if self.physical_resource_id in self._backend.keys:
            self._backend.schedule_key_deletion(
                self.physical_resource_id,
                self.properties.get("PendingWindowInDays", 30),
            )

    def attributes(self):
        key = self._backend.keys[self.physical_resource_id]
        return {"Arn": key.arn, "KeyId": key.id}


class Alias(_KmsResource):
    """AWS::KMS::Alias; an alias that is taken is a failure."""

    TYPE = "AWS::KMS::Alias"
    NAME = "AliasName"

    def create(self):
        if self._backend.alias_exists(self.name):
            raise ResourceFailure(
                f"An alias with the name {self.name} already exists"
            )
        if not self.name.startswith("alias/"):
            raise ResourceFailure(f"Invalid alias name {self.name}")
        self._backend.create_alias(self.properties["TargetKeyId"], self.name)

    def update(self, old):
        self._backend.update_alias(self.properties["TargetKeyId"], self.name)

    def remove(self):
        if self._backend.alias_exists(self.name):
            self._backend.delete_alias(self.name)


MODELS = (Key, Alias)
