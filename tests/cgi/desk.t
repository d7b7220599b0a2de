#!/bin/sh
# The officers' desk: see desk.mjs.
exec node "${0%.t}.mjs"
