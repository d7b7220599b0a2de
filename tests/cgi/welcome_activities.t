#!/bin/sh
# Welcome activities: see welcome_activities.mjs.
# once
exec node "${0%.t}.mjs"
