"""Errors in the words and codes of AWS, and the words of moto's own errors."""

import warnings

from moto.cloudformation.exceptions import CloudFormationError, ValidationError

# Common to all services, so not among CloudFormation's own errors.
warnings.filterwarnings("ignore", message=r"Exception\(NotOffered\)")


class ChangeSetNotFound(CloudFormationError):
    """Neither an ARN nor a name of a change set of that stack."""

    code = "ChangeSetNotFound"


class InvalidChangeSetStatus(CloudFormationError):
    """A change set that cannot be executed (failed, or executed before)."""

    code = "InvalidChangeSetStatus"


class InsufficientCapabilities(CloudFormationError):
    """IAM resources without the caller's acknowledgement."""

    code = "InsufficientCapabilitiesException"


class NotOffered(CloudFormationError):
    """An API call that neither moto nor the plug-in has."""

    code = "InvalidAction"


class ResourceFailure(Exception):
    """A resource that cannot be made; the text becomes the event's reason."""


class CannotUpdate(ResourceFailure):
    """An update moto cannot do, and would otherwise quietly skip."""


def validation_error(message):
    """ValidationError with exactly this text (moto's adds words of its own)."""
    return ValidationError(message=message)


def template_error(message, prefix="Template format error: "):
    """The error AWS answers to a template it cannot read."""
    return validation_error(f"{prefix}{message}")


def reason_of(error):
    """One readable sentence for a failed resource's event."""
    text = getattr(error, "message", None) or str(error)
    if isinstance(error, (KeyError, TypeError, AttributeError)):
        text = f"{type(error).__name__}: {text}"
    return " ".join(str(text).split()) or type(error).__name__
