#!/bin/sh
# once
# Ratings of closed cases and return visits through HTTP: see rating.mjs.
exec node "${0%.t}.mjs"
