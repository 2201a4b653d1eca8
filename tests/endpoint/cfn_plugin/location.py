"""Templates by URL, from this endpoint's own S3."""

import ipaddress
from urllib.parse import unquote, urlparse

from moto.cloudformation.utils import get_stack_from_s3_url
from moto.s3.models import s3_backends

from .errors import validation_error


def read(url, account_id, partition):
    """Body of a template; takes path-style URLs on an IP address, as ours is.

    moto takes the first number of such an address for a bucket's name.
    """
    parts = urlparse(url)
    try:
        ipaddress.ip_address(parts.hostname or "")
    except ValueError:
        return get_stack_from_s3_url(url, account_id, partition)
    bucket, _, key = unquote(parts.path).lstrip("/").partition("/")
    stored = s3_backends[account_id][partition].get_object(bucket, key)
    if stored is None:
        raise validation_error("S3 error: The specified key does not exist.")
    return stored.value.decode("utf-8")
