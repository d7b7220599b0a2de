#!/bin/sh
# Forms that are not ours: every POST route, every way to forge one.
exec node "$(dirname "$0")/csrf.mjs"
