#!/bin/sh
# Limits of what can be done how often, how fast, and how large.
exec node "$(dirname "$0")/limits.mjs"
