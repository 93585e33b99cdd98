import type { ThemeName } from './theme-name.ts'
import type { TokenColumn } from './token-column.ts'

/** When and how the user is told that a token comes near its end. */
export type AlertSettings = {
	/** How long before a token's end, in seconds. */
	readonly atSeconds: readonly number[]
	/** Whether the terminal's bell rings. */
	readonly bell: boolean
	/** Whether the terminal shows a notification of the desktop's (OSC 9). */
	readonly notify: boolean
}

/** What the user has changed to their liking in `config.json`; absent = as the program has it. */
export type Config = {
	/** Keys by the id of their action. */
	readonly keys: Readonly<Record<string, readonly string[]>>
	readonly theme?: ThemeName
	/** The columns of tables of tokens, in that order. */
	readonly columns?: readonly TokenColumn[]
	/** An IANA name such as `Europe/Berlin`; absent = the machine's own zone. */
	readonly timeZone?: string
	readonly alerts: AlertSettings
	/** The lifetime a new token is asked for where nothing else says, in seconds. */
	readonly lifetimeSeconds?: number
}

/** What is in force where there is no `config.json`. */
export const defaultConfig: Config = {
	keys: {},
	alerts: { atSeconds: [86_400, 3600, 600], bell: false, notify: false },
}
