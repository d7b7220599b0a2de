// The production configuration: TLS, three host names, bound cookies.
import { run } from './kinds.mjs'
await run()
