#!/bin/sh
# The module welcome: see welcome.mjs.
# once
exec node "${0%.t}.mjs"
