#!/bin/sh
# Job fairs through their pages: see employment_fairs.mjs.
# once
exec node "${0%.t}.mjs"
