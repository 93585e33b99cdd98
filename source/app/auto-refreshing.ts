import { autoRefresh } from '../work/auto-refresh.ts'
import type { Ports } from '../work/ports.ts'
import type { WatchWorld } from '../work/watch-tokens.ts'
import type { Message } from './message.ts'

/**
 * Renews the tokens that the user has chosen for it ahead of their end, and sends a message of each thing
 * that happens. Answers how to stop; that resolves once what was under way is written down.
 */
export function autoRefreshing(
	ports: Ports,
	world: WatchWorld,
	send: (message: Message) => void,
): () => Promise<void> {
	const controller = new AbortController()
	let unsaved: string | undefined
	let leftBehindId: string | undefined
	const mishaps = {
		onUnsaved: (value: string) => {
			unsaved = value
		},
		onLeftBehind: ({ id }: { readonly id: string }) => {
			leftBehindId = id
		},
	}
	const run = async () => {
		for await (const event of autoRefresh(ports, world, mishaps, controller.signal)) {
			send({
				kind: 'auto-refreshed',
				event,
				...(unsaved !== undefined && { unsaved }),
				...(leftBehindId !== undefined && { leftBehindId }),
			})
			unsaved = undefined
			leftBehindId = undefined
		}
	}
	const ended = run()
	return () => {
		controller.abort()
		return ended
	}
}
