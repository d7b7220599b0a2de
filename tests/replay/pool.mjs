// Several at once, in order; the first failure ends it, and says at whom.
export async function pool (list, n, run) {
	const queue = list.entries()
	await Promise.all(Array.from({ length: n }, async () => {
		for (const [i, x] of queue) {
			try {
				await run(x, i)
			} catch (e) {
				const at = x.petition ?? x.legal ?? x.no ?? x.is?.n ?? x.title ?? x.who?.login ?? x.n
				if (at) e.message = `${at}: ${e.message}`
				throw e
			}
		}
	}))
}
