"""The record of one resource of a stack."""

from dataclasses import dataclass, field
from typing import Any

from moto.core.utils import utcnow


@dataclass
class Resource:
    """What a stack knows of a resource and how far it has come."""

    logical_id: str
    type: str
    definition: dict
    properties: dict = field(default_factory=dict)
    name: str = ""
    physical_id: str = ""
    model: Any = None
    status: str = ""
    status_reason: str | None = None
    timestamp: Any = field(default_factory=utcnow)

    @property
    def is_gone(self):
        """Deleted, or left alone on purpose."""
        return self.status in ("DELETE_COMPLETE", "DELETE_SKIPPED")
