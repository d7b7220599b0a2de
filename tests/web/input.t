#!/bin/sh
# Bad input over HTTP, at every form (input.mjs).
# TRUST=1 takes more strings at each field, LONG=1 every string; SEED= and SAMPLE=
# choose another lot.
exec node "$(dirname "$0")/input.mjs"
