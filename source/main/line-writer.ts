/**
 * Writes the lines of a long result one by one, at the pace of whoever reads them; answers false once
 * nobody does any more.
 */
export function lineWriter(stdout: NodeJS.WriteStream): (text: string) => Promise<boolean> {
	let isGone = false
	const gone = new Promise<void>((resolve) => {
		const onGone = () => {
			isGone = true
			resolve()
		}
		stdout.once('error', onGone).once('close', onGone)
	})
	return async (text) => {
		if (isGone || stdout.destroyed) return false
		if (!stdout.write(text)) {
			const { promise, resolve } = Promise.withResolvers<void>()
			stdout.once('drain', resolve)
			await Promise.race([promise, gone])
			stdout.off('drain', resolve)
		} else await undefined
		return !isGone
	}
}
