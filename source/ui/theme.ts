import process from 'node:process'
import type { TokenState } from '../model/token-state.ts'

/** What a colour means; the screens never name a colour themselves. */
export type Tone = 'plain' | 'dim' | 'accent' | 'good' | 'warning' | 'danger' | 'unsure'

/** How a tone is drawn: one of the terminal's own 16 colours, so that light and dark both hold. */
export type Paint = { readonly color?: string; readonly dimColor?: boolean }

const paints: Readonly<Record<Tone, Paint>> = {
	plain: {},
	dim: { dimColor: true },
	accent: { color: 'cyan' },
	good: { color: 'green' },
	warning: { color: 'yellow' },
	danger: { color: 'red' },
	unsure: { color: 'magenta' },
}

/** Whether the user wants colours at all (no-color.org). Bold, dim and inverse are no colours. */
export const hasColours = !process.env.NO_COLOR

/** The paint of a tone, as properties of Ink's `Text`. */
export function paintOf(tone: Tone): Paint {
	return hasColours || tone === 'dim' ? paints[tone] : paints.plain
}

/** Every sign the screens draw, one column wide each. */
export const signs = {
	cursor: '▸',
	mark: '▪',
	bar: '▇',
	current: '★',
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
