#!/bin/sh
# Backup, and restoring to the moment before a mistake (drills/restore.mjs).
# once
# own
exec node "$(dirname "$0")/drills/restore.mjs"
