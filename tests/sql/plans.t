#!/bin/sh
# No named statement reads a table whole that grows with cases; see plans.mjs.
# Needs TEST_DB, a migrated demonstration database to spoil.
cd "$(dirname "$0")/../.." || exit 1
[ -n "${TEST_DB-}" ] || { echo '1..0 # SKIP no TEST_DB'; exit 0; }
exec node tests/sql/plans.mjs
