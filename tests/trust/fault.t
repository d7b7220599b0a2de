#!/bin/sh
# The n-th call fails, n by n (drills/fault.mjs).
# once
exec node "$(dirname "$0")/drills/fault.mjs"
