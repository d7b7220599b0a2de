#!/bin/sh
# Intake, petitions, days of leaders, dispatch: see mediation.mjs.
# once
exec node "${0%.t}.mjs"
