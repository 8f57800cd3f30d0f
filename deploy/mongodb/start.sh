#!/usr/bin/env bash
# Starts mongod as its image does, after the key that the members of the set share has been put
# where only mongod can read it: it refuses a key that others can.
set -euo pipefail
install -d -m 0500 -o mongodb -g mongodb /run/lading
install -m 0400 -o mongodb -g mongodb /dev/null /run/lading/replica.key
printf '%s\n' "$MONGODB_REPLICA_KEY" >/run/lading/replica.key
unset MONGODB_REPLICA_KEY
exec docker-entrypoint.sh "$@"
