import type { Outcome } from '../../model/fault.ts'
import type { FoundRow } from '../../model/found-connection.ts'
import type { Clock } from '../../work/clock.ts'
import type { Ports } from '../../work/ports.ts'
import type { Message } from '../message.ts'
import type { Clipboard } from './copied.ts'

/** What effects work with. */
export type Surroundings = {
	readonly ports: Ports
	readonly clock: Clock
	readonly clipboard: Clipboard
	/** The connections that the user's environment names (`TG_HOST` …, a `.env` file here). */
	readonly foundConnections: () => Promise<readonly FoundRow[]>
	/** Writes a new file of the user's (0600), never over another. */
	readonly writeFile: (path: string, text: string) => Promise<Outcome<void>>
	/** Tells the state something while an effect is under way. */
	readonly report: (message: Message) => void
}
