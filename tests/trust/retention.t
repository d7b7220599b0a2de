#!/bin/sh
# Keeping times, legal holds, two persons, erasure (retention.mjs). 15 seconds.
exec node "$(dirname "$0")/retention.mjs"
