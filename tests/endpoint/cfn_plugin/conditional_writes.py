"""S3's conditional writes, of which exactly one succeeds, as in AWS.

moto looks whether the condition holds and writes afterwards; between the two
another request may do the same.
"""

import threading


def make_atomic(response):
    """Let writes and deletions of objects of a response class queue up."""
    lock = threading.Lock()
    for name in ("put_object", "delete_object"):
        setattr(response, name, _one_at_a_time(getattr(response, name), lock))


def _one_at_a_time(operation, lock):
    def run(self, *args, **kwargs):
        with lock:
            return operation(self, *args, **kwargs)

    return run
