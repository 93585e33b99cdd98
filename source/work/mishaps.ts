import type { Connection } from '../model/connection.ts'
import type { Token } from '../model/token.ts'

/** What can befall a new token on its way here, told at once, whatever comes of the rest. */
export type Mishaps = {
	/** Called with a token that could not be written down, so that the user can still save it. */
	readonly onUnsaved?: (token: string) => void
	/**
	 * Called with a token of the wrong lifetime (its server read lifetimes in the other unit) that could
	 * not be deleted again.
	 */
	readonly onLeftBehind?: (token: Token, connection: Connection) => void
}

/** The mishaps among other options, to be passed on. */
export function mishapsOf({ onUnsaved, onLeftBehind }: Mishaps): Mishaps {
	return { ...(onUnsaved && { onUnsaved }), ...(onLeftBehind && { onLeftBehind }) }
}
