/**
 * Writes the lines of a long result one by one, at the pace of whoever reads them; answers false once
 * nobody does any more.
 */
export function lineWriter(open: () => NodeJS.WriteStream): (text: string) => Promise<boolean> {
	let stdout: NodeJS.WriteStream | undefined
	let isGone = false
	const { promise: gone, resolve } = Promise.withResolvers<void>()
	const onGone = () => {
		isGone = true
		resolve()
	}
	return async (text) => {
		stdout ??= open().once('error', onGone).once('close', onGone)
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
