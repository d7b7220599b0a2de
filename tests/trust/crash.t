#!/bin/sh
# Faults under load (drills/): what was acknowledged is there, once.
# once
exec node "$(dirname "$0")/drills/run.mjs" "$@"
