#!/bin/sh
# Bad input over HTTP, at every form (input.mjs).
# LONG=1 takes every string at every field; SEED= and SAMPLE= choose another lot.
exec node "$(dirname "$0")/input.mjs"
