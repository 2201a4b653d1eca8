"""One face for our models and moto's: create, update, delete, GetAtt.

moto skips what a model cannot do; here that is a failure with a reason.
"""

import copy
import inspect

from moto.cloudformation import parsing
from moto.cloudformation.models import Stack
from moto.ec2.models import ec2_backends
from moto.ec2.models.core import TaggedEC2Resource
from moto.ecs.models import ecs_backends
from moto.route53.models import route53_backends
from moto.utilities.utils import get_partition

from .errors import CannotUpdate, ResourceFailure
from .model import ManagedResource

# What AWS returns and moto's own model does not, as attributes of the model.
EXTRA_ATTRIBUTES = {
    "AWS::EC2::SecurityGroup": {
        "GroupId": "id", "Id": "id", "VpcId": "vpc_id",
    },
    "AWS::Route53::HostedZone": {"Id": "resource_id"},
    "AWS::SNS::Topic": {"TopicArn": "arn", "TopicName": "name"},
    "AWS::SSM::Parameter": {"Type": "type", "Value": "value"},
    "AWS::SQS::Queue": {
        "Arn": "queue_arn", "QueueName": "name", "QueueUrl": "url",
    },
}

# Deletes that moto's services have and its models do not use.
DELETES = {
    "AWS::ECS::Cluster": lambda where, model: (
        ecs_backends[where[0]][where[1]].delete_cluster(model.name)
    ),
    "AWS::ECS::TaskDefinition": lambda where, model: (
        ecs_backends[where[0]][where[1]].deregister_task_definition(model.arn)
    ),
    "AWS::ECS::Service": lambda where, model: (
        ecs_backends[where[0]][where[1]].delete_service(
            model.cluster_name, model.name, True
        )
    ),
    "AWS::Route53::HostedZone": lambda where, model: (
        route53_backends[where[0]][get_partition(where[1])].delete_hosted_zone(
            model.id
        )
    ),
}


def model_of(resource_type):
    """The model class of a type; a type nobody knows is a failure."""
    model = parsing.get_model_map().get(resource_type)
    if model is None:
        raise ResourceFailure(
            f"The local endpoint has no model of {resource_type}: neither moto"
            " nor our plug-in can make it."
        )
    return model


def name_for(resource_type, properties, stack_name, logical_id):
    """Physical name: as given, else invented as CloudFormation does."""
    model = model_of(resource_type)
    given = properties.get(model.cloudformation_name_type() or "")
    return given or parsing.generate_resource_name(
        resource_type, stack_name, logical_id
    )


def create(resource, name, stack):
    """Make the resource and return its model."""
    model_class = model_of(resource.type)
    extra = {
        "LogicalId": resource.logical_id,
        "StackId": stack.stack_id,
        "ResourceType": resource.type,
    }
    if issubclass(model_class, ManagedResource):
        extra["StackTags"] = stack.tags
    model = model_class.create_from_cloudformation_json(
        name, _json(resource), stack.account_id, stack.region_name, **extra
    )
    if isinstance(model, Stack) and model.status != "CREATE_COMPLETE":
        raise ResourceFailure(
            f"Embedded stack {model.stack_id} was not successfully created:"
            f" {model.status_reason}"
        )
    if isinstance(model, TaggedEC2Resource):
        tags = {
            **stack.tags,
            "aws:cloudformation:stack-name": stack.name,
            "aws:cloudformation:stack-id": stack.stack_id,
            "aws:cloudformation:logical-id": resource.logical_id,
        }
        backend = ec2_backends[stack.account_id][stack.region_name]
        backend.create_tags([model.physical_resource_id], tags)
    return model


def needs_replacement(resource, properties):
    """True, False, or None where only moto's model knows."""
    if isinstance(resource.model, ManagedResource):
        return resource.model.needs_replacement(properties)
    return None


def update(resource, stack):
    """Bring an existing resource to its new properties."""
    model_class = model_of(resource.type)
    if hasattr(
        model_class.update_from_cloudformation_json, "__isabstractmethod__"
    ):
        raise CannotUpdate(
            f"The local endpoint cannot update {resource.type}: moto has no"
            " update for it."
        )
    model = model_class.update_from_cloudformation_json(
        original_resource=resource.model,
        new_resource_name=resource.name,
        cloudformation_json=_json(resource),
        account_id=stack.account_id,
        region_name=stack.region_name,
    )
    return model or resource.model


def delete(resource, stack):
    """Delete the resource from its service."""
    model, where = resource.model, (stack.account_id, stack.region_name)
    model_class = model_of(resource.type)
    method = getattr(model, "delete", None)
    if resource.type in DELETES:
        DELETES[resource.type](where, model)
    elif method and len(inspect.signature(method).parameters) == 2:
        method(*where)
    elif not hasattr(
        model_class.delete_from_cloudformation_json, "__isabstractmethod__"
    ):
        model_class.delete_from_cloudformation_json(
            resource.physical_id, _json(resource), *where
        )
    else:
        raise ResourceFailure(
            f"The local endpoint cannot delete {resource.type}: moto has no"
            " delete for it, so the resource would be left behind."
        )


def attribute(resource, name):
    """Value for GetAtt, never None."""
    value = None
    extra = EXTRA_ATTRIBUTES.get(resource.type, {})
    if name in extra:
        value = getattr(resource.model, extra[name], None)
    elif hasattr(resource.model, "get_cfn_attribute"):
        try:
            value = resource.model.get_cfn_attribute(name)
        except ResourceFailure:
            raise
        except Exception:
            value = None
    if value is None and name == "Arn":
        value = getattr(resource.model, "arn", None)
    if value is None:
        raise ResourceFailure(
            f"Requested attribute {name} does not exist in schema for"
            f" {resource.type} (as far as the local endpoint knows it)"
        )
    return value


def _json(resource):
    return {
        **resource.definition,
        "Properties": copy.deepcopy(resource.properties),
    }
