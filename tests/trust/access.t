#!/bin/sh
# Who is let in where: access.tsv against the running suite (access.mjs).
exec node "$(dirname "$0")/access.mjs"
