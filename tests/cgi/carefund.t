#!/bin/sh
# The care fund through its pages: see carefund.mjs.
# once
exec node "${0%.t}.mjs"
