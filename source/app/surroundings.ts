import type { Ports } from '../work/ports.ts'
import type { Clipboard } from './copied.ts'
import type { Message } from './message.ts'

/** What effects work with. */
export type Surroundings = {
	readonly ports: Ports
	readonly clipboard: Clipboard
	/** Tells the state something while an effect is under way. */
	readonly report: (message: Message) => void
}
