#!/bin/sh
# Training through its pages: see employment_training.mjs.
# once
exec node "${0%.t}.mjs"
