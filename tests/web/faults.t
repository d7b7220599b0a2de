#!/bin/sh
# What happens when the database or a worker dies under load (faults.mjs).
exec node "$(dirname "$0")/faults.mjs"
