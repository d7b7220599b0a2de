// The demonstration: plain HTTP on one host.
import { run } from './kinds.mjs'
await run()
