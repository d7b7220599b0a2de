#!/bin/sh
# The care fund's books: see carefund_books.mjs.
# once
exec node "${0%.t}.mjs"
