import type { Outlet } from './outlet.ts'

/**
 * Writes the lines of a long result one by one, at the pace of whoever reads them; answers false once
 * nobody does any more.
 */
export function lineWriter(outlet: Outlet): (text: string) => Promise<boolean> {
	return async (text) => {
		if (outlet.isGone()) return false
		if (!outlet.write(text)) await drained(outlet.stream())
		else await undefined
		return !outlet.isGone()
	}
}

/** Resolves once there is room again, or nobody takes anything any more. */
async function drained(stream: NodeJS.WriteStream): Promise<void> {
	const { promise, resolve } = Promise.withResolvers<void>()
	const events = ['drain', 'error', 'close']
	for (const event of events) stream.once(event, resolve)
	await promise
	for (const event of events) stream.off(event, resolve)
}
