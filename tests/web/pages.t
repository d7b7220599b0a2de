#!/bin/sh
# What HTTP promises of every page (pages.mjs).
exec node "$(dirname "$0")/pages.mjs"
