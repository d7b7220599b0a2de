#!/bin/sh
# Every state, action and person of every loaded standard (states.mjs).
exec node "$(dirname "$0")/states.mjs"
