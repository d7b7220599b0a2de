#!/bin/sh
# once
# What the replay makes up of its figures: see replay_plan.mjs.
exec node "${0%.t}.mjs"
