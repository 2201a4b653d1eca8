"""The base of our resource types: a CloudFormation model over a backend.

A type says how it is created, updated and deleted through a service's moto
backend, so that the service's own API lists it and agrees with the stack.
"""

import copy

from moto.cloudformation import parsing
from moto.core.common_models import CloudFormationModel

from .errors import CannotUpdate, ResourceFailure


class ManagedResource(CloudFormationModel):
    """One resource of a stack, named and described by its properties."""

    TYPE = ""
    NAME = ""
    REPLACED_BY = frozenset()
    ATTRIBUTES = frozenset()

    def __init__(self, name, properties, account_id, region_name, tags=None):
        self.name = name
        self.properties = properties
        self.account_id = account_id
        self.region_name = region_name
        self.stack_tags = tags or {}
        self.physical_resource_id = name

    def create(self):
        """Make the resource; sets ``physical_resource_id``."""
        raise NotImplementedError

    def update(self, old):
        """Bring the resource from the ``old`` properties to the present."""
        raise CannotUpdate(f"The local endpoint cannot update {self.TYPE}.")

    def remove(self):
        """Delete the resource; must not fail when it is gone already."""
        raise NotImplementedError

    def attributes(self):
        """Values for GetAtt, by name."""
        return {}

    def get_cfn_attribute(self, attribute_name):
        """Value for GetAtt."""
        try:
            return self.attributes()[attribute_name]
        except KeyError:
            raise ResourceFailure(
                f"Requested attribute {attribute_name} does not exist in"
                f" schema for {self.TYPE}"
            ) from None

    @property
    def tags(self):
        """The stack's tags with the resource's own over them, as a dict."""
        own = self.properties.get("Tags") or {}
        if isinstance(own, list):
            own = {tag["Key"]: tag["Value"] for tag in own}
        return {**self.stack_tags, **own}

    def tag_list(self, key="Key", value="Value"):
        """The tags as a list, in the letter case a service stores."""
        return [{key: k, value: v} for k, v in self.tags.items()]

    def needs_replacement(self, properties):
        """Whether the step to these properties takes a new resource."""
        return any(
            self.properties.get(name) != properties.get(name)
            for name in self.REPLACED_BY | {self.NAME} - {""}
        )

    @classmethod
    def cloudformation_type(cls):
        return cls.TYPE

    @classmethod
    def cloudformation_name_type(cls):
        return cls.NAME

    @classmethod
    def has_cfn_attr(cls, attr):
        return True

    @classmethod
    def create_from_cloudformation_json(
        cls, resource_name, cloudformation_json, account_id, region_name, **kwargs
    ):
        resource = cls(
            resource_name,
            copy.deepcopy(cloudformation_json["Properties"]),
            account_id,
            region_name,
            kwargs.get("StackTags"),
        )
        resource.create()
        return resource

    @classmethod
    def update_from_cloudformation_json(
        cls, original_resource, new_resource_name, cloudformation_json,
        account_id, region_name,
    ):
        old = original_resource.properties
        properties = copy.deepcopy(cloudformation_json["Properties"])
        original_resource.properties = properties
        try:
            original_resource.update(old)
        except Exception:
            original_resource.properties = old
            raise
        return original_resource

    def delete(self, account_id, region_name):
        self.remove()


def register(*models):
    """Make moto's CloudFormation use these models for their types."""
    for model in models:
        parsing.get_model_map()[model.TYPE] = model
        parsing.get_name_type_map()[model.TYPE] = model.NAME
