import type { ThemeName } from '../model/theme-name.ts'
import { wantsColours } from '../model/wants-colours.ts'

/** How the screens are drawn on this terminal. */
export type Look = { readonly theme: ThemeName; readonly ascii: boolean }

/** How they are drawn, once it is known what the user's `config.json` says of the theme. */
export type LookFor = (configured: ThemeName | undefined) => Look

/** The options that the screens take, all of them switches. */
export const screenOptions = [
	'--demo',
	'--no-color',
	'--ascii',
	'--screen-reader',
	'--no-screen-reader',
] as const

type Env = Readonly<Record<string, string | undefined>>

/**
 * How the screens are to look: by what was typed, else by the environment (NO_COLOR, FORCE_COLOR,
 * TGTOKEN_NO_COLOR, TGTOKEN_ASCII, TGTOKEN_THEME), else by `config.json`, else by what the terminal says of
 * its background in COLORFGBG, and dark where it says nothing.
 */
export function lookOf(args: readonly string[], env: Env, configured?: ThemeName): Look {
	const ascii = args.includes('--ascii') || isOn(env.TGTOKEN_ASCII)
	const isPlain = args.includes('--no-color') || isOn(env.TGTOKEN_NO_COLOR)
	if (isPlain || !wantsColours(env, true)) return { theme: 'colourless', ascii }
	const theme = themeNamed(env.TGTOKEN_THEME) ?? configured ?? backgroundOf(env.COLORFGBG)
	return { theme, ascii }
}

/** Whether a variable of the environment says yes. */
export function isOn(value: string | undefined): boolean {
	return Boolean(value) && !/^(?:0|no|false|off)$/i.test(value ?? '')
}

function themeNamed(name: string | undefined): ThemeName | undefined {
	return name === 'dark' || name === 'light' || name === 'classic' ? name : undefined
}

/** `15;0`: light letters on a dark background, by their numbers among the sixteen colours. */
function backgroundOf(colours = ''): ThemeName {
	const background = colours.split(';').at(-1)
	return background === '7' || background === '15' ? 'light' : 'dark'
}
