#!/bin/sh
# People's mediation through its pages: see mediation_cases.mjs.
# once
exec node "${0%.t}.mjs"
