#!/bin/sh
# Training through its pages: see employment_training.mjs.
exec node "${0%.t}.mjs"
