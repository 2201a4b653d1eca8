"""RDS, where moto is not as AWS is.

* A promotion ends the replication, and a replica has a lag in CloudWatch; here
  it is always level with its source.
* An encrypted instance that names no key has the account's default key, also
  when CloudFormation makes it, and so its snapshots are encrypted.
"""

from datetime import timedelta

MINUTE = timedelta(minutes=1)
PROVIDERS = []


def install():
    """Make RDS and CloudWatch of this process's moto do so."""
    from moto.cloudwatch.models import MetricDatum
    from moto.core.common_models import CloudWatchMetricProvider
    from moto.core.utils import utcnow
    from moto.rds.models import RDSBackend, rds_backends

    create = RDSBackend.create_db_instance
    promote = RDSBackend.promote_read_replica

    def create_db_instance(self, db_kwargs):
        if db_kwargs.get("kms_key_id") is None:
            db_kwargs = {
                key: value
                for key, value in db_kwargs.items()
                if key != "kms_key_id"
            }
        return create(self, db_kwargs)

    def promote_read_replica(self, db_kwargs):
        database = self.databases[db_kwargs["db_instance_identifier"]]
        source = database.source_db_instance_identifier
        was_replica = database.is_replica
        promote(self, db_kwargs)
        if was_replica:
            self.find_db_from_id(source).remove_replica(database)
            database.source_db_instance_identifier = None
        return database

    class ReplicaLag(CloudWatchMetricProvider):
        """The metric ReplicaLag of AWS/RDS, in seconds."""

        @staticmethod
        def get_cloudwatch_metrics(account_id, region):
            now = utcnow().replace(microsecond=0)
            databases = rds_backends[account_id][region].databases
            return [
                MetricDatum(
                    namespace="AWS/RDS",
                    name="ReplicaLag",
                    value=0,
                    dimensions=[
                        {"Name": "DBInstanceIdentifier", "Value": name}
                    ],
                    timestamp=now - MINUTE,
                    unit="Seconds",
                )
                for name, database in databases.items()
                if database.is_replica
            ]

    RDSBackend.create_db_instance = create_db_instance
    RDSBackend.promote_read_replica = promote_read_replica
    # moto asks each subclass that is alive.
    PROVIDERS.append(ReplicaLag)
