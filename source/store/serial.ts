/** Runs pieces of work one after the other, in the order they were given, whatever comes of each. */
export type Serial = <Value>(work: () => Promise<Value>) => Promise<Value>

/** A new line to stand in. */
export function serial(): Serial {
	let last: Promise<unknown> = Promise.resolve()
	return (work) => {
		const run = last.then(work)
		last = run.catch(() => undefined)
		return run
	}
}
