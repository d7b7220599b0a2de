#!/bin/sh
# once
# Start-up loans through their pages: see loan.mjs.
exec node "${0%.t}.mjs"
