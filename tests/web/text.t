#!/bin/sh
# The words of both languages (text.mjs).
# once
# own
exec node "$(dirname "$0")/text.mjs"
