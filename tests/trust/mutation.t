#!/bin/sh
# Do the suites notice when a control is missing? Each of a list of controls is
# taken away in turn on a throw-away copy, and the suite that should notice is
# run (mutation.mjs). Runs with `make trust` only: needs BASE, the state of a
# prepared instance that is not running.
[ -n "${BASE-}" ] || { echo '1..0 # SKIP make trust runs it'; exit 0; }
exec node "$(dirname "$0")/mutation.mjs"
