"""Our resource types, by topic."""

from ..model import register
from . import (
    cloudformation, developer_tools, dns, iam, kms, machine_learning,
    messaging, monitoring, network, parameters, storage,
)

MODULES = (
    cloudformation, developer_tools, dns, iam, kms, machine_learning,
    messaging, monitoring, network, parameters, storage,
)


def register_all():
    """Register every type; ours take the place of moto's."""
    for module in MODULES:
        register(*module.MODELS)
