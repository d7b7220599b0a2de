#!/bin/sh
# The subsidy on interest through its pages: see employment_subsidy.mjs.
# once
exec node "${0%.t}.mjs"
