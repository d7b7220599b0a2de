#!/bin/sh
# The module welcome: see welcome.mjs.
exec node "${0%.t}.mjs"
