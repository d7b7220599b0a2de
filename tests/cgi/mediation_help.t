#!/bin/sh
# Legal aid and counselling through their pages: see mediation_help.mjs.
# once
exec node "${0%.t}.mjs"
