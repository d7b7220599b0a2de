#!/bin/sh
# Welcome activities: see welcome_activities.mjs.
exec node "${0%.t}.mjs"
