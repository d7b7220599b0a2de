#!/bin/sh
# Every slot of every template, filled with what others collected (render/).
# LONG=1 takes every string at every slot; SEED= chooses another lot.
# own
cd "$(dirname "$0")/../.." || exit 1
make --no-print-directory -s build/tests/trust/fill >&2 || exit 1
exec node tests/trust/render/render.mjs
