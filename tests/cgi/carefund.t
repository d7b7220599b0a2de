#!/bin/sh
# The care fund through its pages: see carefund.mjs.
exec node "${0%.t}.mjs"
