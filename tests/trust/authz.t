#!/bin/sh
# Who is let in where: access.tsv against the running suite (authz.mjs).
exec node "$(dirname "$0")/authz.mjs"
