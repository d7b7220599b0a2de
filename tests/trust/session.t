#!/bin/sh
# Sessions: how they begin, how long they live, and how they end.
exec node "$(dirname "$0")/session.mjs"
