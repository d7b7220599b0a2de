#!/bin/sh
# Each running program is made to try what it must not (sandbox.mjs, inject.c).
exec node "$(dirname "$0")/sandbox.mjs"
