#!/bin/sh
# People's mediation through its pages: see mediation_cases.mjs.
exec node "${0%.t}.mjs"
