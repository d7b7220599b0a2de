#!/bin/sh
# What a program that was taken over can reach: every database role tries
# everything it was not given (bypass.mjs).
exec node "$(dirname "$0")/bypass.mjs"
