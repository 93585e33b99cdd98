import type { Message } from '../../app/message.ts'
import type { State } from '../../app/state.ts'
import type { Menu } from './menu.ts'

/** What is done about a line that was typed. */
export type Reply = {
	/** Said first. */
	readonly say?: readonly string[]
	/** Sent next, one after another; each that depends on the state is asked with the state as it is then. */
	readonly send?: readonly (Message | ((state: State) => Message))[]
	/** What numbers mean from now on. */
	readonly menu?: Menu
	/** The menu is said, after everything else. */
	readonly tell?: true
	/** What is done about the state that came of it. */
	readonly after?: (state: State) => Reply
}
