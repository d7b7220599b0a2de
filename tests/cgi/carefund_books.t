#!/bin/sh
# The care fund's books: see carefund_books.mjs.
exec node "${0%.t}.mjs"
