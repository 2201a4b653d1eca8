"""Executions of state machines, where moto's interpreter is not as AWS is.

* The integrations of the AWS SDK name members as the SDK for Java does
  (``DbInstanceIdentifier``, ``Ttl``), and services by names of their own; moto
  hands both to boto as they are. It has the functions that translate members,
  but does not call them.
* A path through an element of a list (``$.Stacks[0].StackStatus``) is one
  value, not a list of one; a filter gives a list, also of one or of none.
* A timestamp may have fractions of a second and any offset, as the one has at
  which a state was entered (``$$.State.EnteredTime``); moto reads neither.
* A second execution of a state machine, or one while another runs, fails:
  moto copies the machine with its executions, which hold locks.
"""

import re
import sys
from datetime import datetime

INDEFINITE = re.compile(r"\.\.|\.\*|\[\s*(\*|\?|-?\d*\s*[:,])")

SERVICES = {
    "cloudwatchlogs": "logs",
    "elasticloadbalancingv2": "elbv2",
}


def install():
    """Make the interpreter of this process's moto do so."""
    import moto.stepfunctions.parser.models
    from moto.stepfunctions.models import StateMachine
    from moto.stepfunctions.parser.asl.component.state.choice.comparison \
        .operator.implementations.is_operator import IsTimestamp
    from moto.stepfunctions.parser.asl.component.state.exec.state_task \
        .service.state_task_service import StateTaskService
    from moto.stepfunctions.parser.asl.component.state.exec.state_task \
        .service.state_task_service_aws_sdk import StateTaskServiceAwsSdk

    StateTaskService._SERVICE_NAME_SFN_TO_BOTO_OVERRIDES.update(SERVICES)
    StateTaskServiceAwsSdk._normalise_parameters = _request
    StateTaskServiceAwsSdk._normalise_response = _response
    IsTimestamp.string_to_timestamp = staticmethod(_moment)
    StateMachine.__deepcopy__ = _without_executions
    for name, module in list(sys.modules.items()):
        if name.startswith(moto.stepfunctions.parser.__name__ + "."):
            if hasattr(module, "extract_json"):
                module.extract_json = _at


def _at(path, data):
    """What is at a path, as Step Functions reads it."""
    from jsonpath_ng.ext import parse
    from moto.stepfunctions.parser.asl.utils.json_path import (
        NoSuchJsonPathError,
    )

    values = [match.value for match in parse(path).find(data)]
    if INDEFINITE.search(path):
        return values
    if not values:
        raise NoSuchJsonPathError(json_path=path, data=data)
    return values[0]


def _moment(text):
    """The moment that an RFC 3339 timestamp means; None when it is none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if "T" in text and moment.tzinfo is not None else None


def _request(task, parameters, boto_service_name=None, service_action_name=None):
    task._to_boto_request(parameters, _operation(task).input_shape)


def _response(task, response, boto_service_name=None, service_action_name=None):
    # What was sent to another service for a task token comes back as it is.
    if task.resource.condition is None:
        task._from_boto_response(response, _operation(task).output_shape)


def _operation(task):
    """The operation's model, by the name that the integration gives it."""
    import botocore.session
    from moto.stepfunctions.parser.utils import camel_to_snake_case

    model = botocore.session.get_session().get_service_model(
        task._get_boto_service_name()
    )
    wanted = task.resource.api_action.lower()
    for name in model.operation_names:
        if name.lower() == wanted:
            return model.operation_model(name)
    raise ValueError(
        f"{task.resource.resource_arn}: {model.service_name} has no operation"
        f" {camel_to_snake_case(task.resource.api_action)}"
    )


def _without_executions(machine, memo):
    import copy

    clone = copy.copy(machine)
    clone.executions = []
    return clone
