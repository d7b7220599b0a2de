#!/bin/sh
# What stands in the logs: one format, a line a request, nothing of people's.
exec node "$(dirname "$0")/logs.mjs"
