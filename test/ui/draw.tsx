import { render } from 'ink-testing-library'
import type { Message } from '../../source/app/message.ts'
import type { Runtime } from '../../source/app/runtime.ts'
import type { State } from '../../source/app/state.ts'
import { App } from '../../source/ui/app.tsx'

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
	const { lastFrame, unmount } = render(<App runtime={stillRuntime(state)} />)
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
