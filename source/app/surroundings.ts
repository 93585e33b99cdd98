import type { Ports } from '../work/ports.ts'

/** What effects work with. */
export type Surroundings = {
	readonly ports: Ports
	/** Takes a text to the user's clipboard and answers which way it went, in words. */
	readonly clipboard: (text: string) => Promise<string>
}
