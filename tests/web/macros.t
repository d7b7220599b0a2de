#!/bin/sh
# The macros of templates/macros against the kit's fixtures (macros.mjs).
# once
# own
cd "$(dirname "$0")/../.." || exit 1
make --no-print-directory -s build/tests/web/render build/npm/.done >&2 || exit 1
exec node tests/web/macros.mjs
