#!/bin/sh
# The upload door: files made here, of every wrong kind (upload/).
# LONG=1 takes more names and more broken files; SEED= chooses another lot.
# once
exec node "$(dirname "$0")/upload/upload.mjs"
