#!/bin/sh
# Intake, petitions, days of leaders, dispatch: see mediation.mjs.
exec node "${0%.t}.mjs"
