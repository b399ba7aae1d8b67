#!/bin/sh
# The rights that a ledger needs on a cluster with an authorizer, and no more. Adding them twice is adding them once.
#   KAFKA_ACLS="kafka-acls.sh --bootstrap-server kafka-1:9092 --command-config admin.properties" deploy/acls.sh
# LEDGER is the principal of all instances; READERS is who may follow the record (User:* for anybody who may log in).
# Groups and transactions are named by who takes part in them: ledger-decide-… decides and signs. The number goes up with a release.
# A test applies exactly these lines, and runs a ledger on them.
set -eu
KAFKA_ACLS=${KAFKA_ACLS:?how to call kafka-acls.sh}
LEDGER=${LEDGER:-User:ledger}
READERS=${READERS:-User:reader}

# The ledger: its topics; the group in which instances share the partitions; the transactions of what decides. What folds has nothing of its own: it reads, in no group.
$KAFKA_ACLS --add --allow-principal "$LEDGER" --operation Create --operation DescribeConfigs --operation Read --operation Write --resource-pattern-type prefixed --topic ledger.
$KAFKA_ACLS --add --allow-principal "$LEDGER" --operation Read --resource-pattern-type prefixed --group ledger-
$KAFKA_ACLS --add --allow-principal "$LEDGER" --operation Write --resource-pattern-type prefixed --transactional-id ledger-

# Readers: the record, its signed heads, their register, its schemas; alone, or in groups that begin with reader-.
$KAFKA_ACLS --add --allow-principal "$READERS" --operation Read --topic ledger.events.v1 --topic ledger.checkpoints.v1 --topic ledger.register.v1 --topic ledger.refusals.v1 --topic ledger.schemas.v1
$KAFKA_ACLS --add --allow-principal "$READERS" --operation Read --resource-pattern-type prefixed --group reader-
