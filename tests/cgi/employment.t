#!/bin/sh
# Employers, posts and applications through their pages: see employment.mjs.
# once
exec node "${0%.t}.mjs"
