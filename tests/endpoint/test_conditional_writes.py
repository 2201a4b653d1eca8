"""Conditional writes to S3."""

import concurrent.futures
import unittest

from support import EndpointTestCase

WRITERS = 8


class ConditionalWriteTest(EndpointTestCase):
    """Of writers that expect the same, one succeeds."""

    def test_one_writer_wins(self):
        clients = [self.client("s3") for _ in range(WRITERS)]
        clients[0].create_bucket(
            Bucket="race",
            CreateBucketConfiguration={"LocationConstraint": "us-west-2"},
        )
        tag = clients[0].put_object(Bucket="race", Key="held", Body=b"0")["ETag"]

        def write(number):
            results = []
            for key, condition in (
                ("new", {"IfNoneMatch": "*"}), ("held", {"IfMatch": tag}),
            ):
                try:
                    clients[number].put_object(
                        Bucket="race", Key=key, Body=f"by {number}".encode(),
                        **condition,
                    )
                    results.append("written")
                except clients[number].exceptions.ClientError as error:
                    results.append(error.response["Error"]["Code"])
            return results

        with concurrent.futures.ThreadPoolExecutor(WRITERS) as pool:
            new, held = zip(*pool.map(write, range(WRITERS)))

        for results in (new, held):
            self.assertEqual(results.count("written"), 1)
            self.assertEqual(results.count("PreconditionFailed"), WRITERS - 1)


if __name__ == "__main__":
    unittest.main()
