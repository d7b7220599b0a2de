#!/bin/sh
# Job fairs through their pages: see employment_fairs.mjs.
exec node "${0%.t}.mjs"
