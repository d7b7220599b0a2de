#!/bin/sh
# The officers' side of the alliance: see alliance_off.mjs.
# once
exec node "${0%.t}.mjs"
