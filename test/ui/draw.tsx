import { render } from 'ink-testing-library'
import { onTestFinished } from 'vitest'
import type { Message } from '../../source/app/message.ts'
import type { Runtime } from '../../source/app/runtime.ts'
import type { State } from '../../source/app/state.ts'
import { update } from '../../source/app/update.ts'
import { PlainScreens } from './plain-screens.tsx'

/** A runtime that stands still: it shows one state and notes what it is sent. */
export function stillRuntime(state: State): Runtime & { readonly sent: readonly Message[] } {
	const sent: Message[] = []
	return {
		sent,
		getState: () => state,
		send: (message) => {
			sent.push(message)
		},
		subscribe: () => () => {},
		whenIdle: () => Promise.resolve(),
		whenLeft: () => new Promise(() => {}),
	}
}

/** The lines that the screens draw of a state. */
export function draw(state: State): readonly string[] {
	const { lastFrame, unmount } = render(<PlainScreens runtime={stillRuntime(state)} />)
	const frame = lastFrame() ?? ''
	unmount()
	return frame.split('\n')
}

/** A frame for a test to read: three and more blank lines are shown as one sign. */
export function frame(state: State): string {
	return `\n${draw(state)
		.join('\n')
		.replace(/\n{4,}/g, '\n⋮\n')}\n`
}

/** The screens over a brain whose effects lead nowhere, with a keyboard. */
export function play(start: State) {
	let state = start
	const listeners = new Set<() => void>()
	const runtime: Runtime = {
		...stillRuntime(start),
		getState: () => state,
		send: (message) => {
			state = update(state, message).state
			for (const listener of listeners) listener()
		},
		subscribe: (listener) => {
			listeners.add(listener)
			return () => listeners.delete(listener)
		},
	}
	const { stdin, lastFrame, unmount } = render(<PlainScreens runtime={runtime} />)
	onTestFinished(unmount)
	return {
		runtime,
		state: () => state,
		screen: () => lastFrame() ?? '',
		/** Gives each chunk on in a turn of its own, and one more for what it set off. */
		async type(...chunks: readonly string[]) {
			await turn()
			for (const chunk of chunks) {
				stdin.write(chunk)
				await turn()
			}
			await turn()
		},
		/** Gives all chunks on in the same turn. */
		typeAtOnce(...chunks: readonly string[]) {
			for (const chunk of chunks) stdin.write(chunk)
		},
	}
}

/** One turn of the event loop. */
export function turn(): Promise<void> {
	return new Promise((resolve) => setImmediate(resolve))
}
