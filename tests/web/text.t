#!/bin/sh
# The words of both languages (text.mjs).
# once
exec node "$(dirname "$0")/text.mjs"
