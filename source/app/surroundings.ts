import type { Ports } from '../work/ports.ts'
import type { Message } from './message.ts'

/** What effects work with. */
export type Surroundings = {
	readonly ports: Ports
	/** Takes a text to the user's clipboard and answers which way it went, in words. */
	/** Tells the state something while an effect is under way. */
	readonly report: (message: Message) => void
	readonly clipboard: (text: string) => Promise<string>
}
