#!/bin/sh
# Log-in: guessing, finding out accounts, the second factor, passwords.
# LONG=1 takes more samples of time and every password of the list.
exec node "$(dirname "$0")/login.mjs"
