import type { HorizonStep } from '../../model/horizon.ts'
import type { TokenState } from '../../model/token-state.ts'

/** What a colour means; the screens never name a colour themselves. */
export type Tone = 'plain' | 'dim' | 'accent' | 'good' | 'warning' | 'danger' | 'unsure'

/** Those of the terminal's own 16 colours that are used. */
export type Colour =
	| 'black'
	| 'red'
	| 'green'
	| 'yellow'
	| 'blue'
	| 'magenta'
	| 'cyan'
	| 'yellowBright'
	| 'blueBright'
	| 'cyanBright'

/** How a tone is drawn: in one of the terminal's own colours, so that light and dark both hold. */
export type Paint = { readonly color?: Colour; readonly dim?: boolean }

/** A paint for each tone; what is plain has none. */
export type Theme = Readonly<Record<Tone, Paint> & { plain: Record<string, never> }>

/**
 * For a dark background. States and faults can be told apart without red and green, and without any
 * other two colours that some people see as one; each stands out from the background.
 */
export const darkTheme: Theme = {
	plain: {},
	dim: { dim: true },
	accent: { color: 'cyan' },
	good: { color: 'blueBright' },
	warning: { color: 'yellowBright' },
	danger: { color: 'red' },
	unsure: { color: 'cyanBright' },
}

/** The same for a light background. */
export const lightTheme: Theme = {
	plain: {},
	dim: { dim: true },
	accent: { color: 'blue' },
	good: { color: 'blue' },
	warning: { color: 'magenta' },
	danger: { color: 'red' },
	unsure: { color: 'black' },
}

/** Green, yellow and red, for those who see them apart and want them. */
export const classicTheme: Theme = {
	plain: {},
	dim: { dim: true },
	accent: { color: 'cyan' },
	good: { color: 'green' },
	warning: { color: 'yellow' },
	danger: { color: 'red' },
	unsure: { color: 'magenta' },
}

/** No colours. Bold, dim and inverse are none. */
export const colourlessTheme: Theme = {
	plain: {},
	dim: { dim: true },
	accent: {},
	good: {},
	warning: {},
	danger: {},
	unsure: {},
}

/** Every sign the screens draw, one column wide each. */
export const signs = {
	cursor: '▸',
	mark: '▪',
	bar: '▇',
	current: '★',
	autoRefresh: '↻',
	crumb: '›',
	up: '●',
	waiting: '◌',
	done: '✓',
	note: '·',
	failed: '✗',
	nothing: '–',
	lived: '━',
	ahead: '─',
	now: '●',
} as const

/** A token's state by symbol, word and colour, so that none of the three is needed alone. */
export const stateLooks: Readonly<
	Record<TokenState, { readonly sign: string; readonly tone: Tone }>
> = {
	live: { sign: '●', tone: 'good' },
	expiring: { sign: '◐', tone: 'warning' },
	unknown: { sign: '?', tone: 'unsure' },
	expired: { sign: '○', tone: 'dim' },
	deleted: { sign: '×', tone: 'dim' },
}

/** How near an end is, as a tone. */
export const stepTones: Readonly<Record<HorizonStep, Tone>> = {
	hour: 'danger',
	day: 'warning',
	week: 'accent',
	month: 'good',
	later: 'dim',
}
