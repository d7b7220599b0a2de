#!/bin/sh
# The page with every macro, and the error pages (gallery.mjs).
# once
# own
cd "$(dirname "$0")/../.." || exit 1
make --no-print-directory -s build/tests/web/render >&2 || exit 1
exec node tests/web/gallery.mjs
