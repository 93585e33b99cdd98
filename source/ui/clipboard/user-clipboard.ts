import type { Clipboard, Copied } from '../../app/effects/copied.ts'
import { multiplexerOf } from '../terminal/multiplexer.ts'
import { clearLater } from './clear-later.ts'
import {
	type ClipboardPrograms,
	isElsewhere,
	nativePrograms,
	tmuxPrograms,
} from './clipboard-programs.ts'
import { giveToProgram } from './give-to-program.ts'
import { osc52 } from './osc52.ts'

/** What TGTOKEN_CLIPBOARD can be. */
export const clipboardModes = ['auto', 'native', 'tmux', 'osc52', 'off'] as const

/** How long a copied token stays in a clipboard that can be emptied. */
export const keptSeconds = 45

/** What a clipboard needs of the process and its terminal. */
export type ClipboardOptions = {
	/** Writes to the terminal. */
	readonly write: (text: string) => void
	readonly env: NodeJS.ProcessEnv
	readonly platform: NodeJS.Platform
	/** Default `keptSeconds`. */
	readonly seconds?: number
}

/**
 * The user's clipboard: the desktop's own where the user sits at this machine, else tmux, else the
 * terminal's (OSC 52), or the one way that TGTOKEN_CLIPBOARD names. Says which way a text went and
 * whether it will be taken out again, which is done only where it can be seen that it is still there.
 */
export function userClipboard(options: ClipboardOptions): Clipboard {
	const { write, env, platform, seconds = keptSeconds } = options
	const mode = env.TGTOKEN_CLIPBOARD || 'auto'
	let callOff = () => {}

	const through = async (
		programs: readonly ClipboardPrograms[],
		text: string,
	): Promise<ClipboardPrograms | undefined> => {
		for (const each of programs) if (await giveToProgram(each.write, text, env)) return each
		return undefined
	}
	const clearing = ({ read, clear }: ClipboardPrograms, text: string): boolean => {
		if (read === undefined || clear === undefined || platform === 'win32') return false
		callOff()
		callOff = clearLater(text, seconds, { read, clear }, env)
		return true
	}
	const native = async (text: string): Promise<Copied | undefined> => {
		const used = await through(nativePrograms(platform, env), text)
		if (!used) return undefined
		const after = clearing(used, text)
			? `cleared in ${seconds} s`
			: 'not cleared: it cannot be read back'
		return { done: true, way: `to the clipboard by ${used.name}, ${after}` }
	}
	const tmux = async (text: string): Promise<Copied | undefined> => {
		if (!env.TMUX || !(await through([tmuxPrograms], text))) return undefined
		clearing(tmuxPrograms, text)
		const after = `tmux forgets it in ${seconds} s, the terminal does not`
		return { done: true, way: `to tmux and through it to the terminal’s clipboard; ${after}` }
	}
	const terminal = (text: string): Copied | undefined => {
		const inside = multiplexerOf(env)
		const sequence = env.TERM === 'dumb' ? undefined : osc52(text, inside)
		if (sequence === undefined) return undefined
		write(sequence)
		const through = inside === 'none' ? '' : ` through ${inside}`
		const way = `sent to the terminal’s clipboard${through} (OSC 52), where it cannot be cleared`
		return { done: true, way }
	}
	const ways: Readonly<Record<string, (text: string) => Promise<Copied | undefined>>> = {
		auto: async (text) =>
			(isElsewhere(env) ? undefined : await native(text)) ?? (await tmux(text)) ?? terminal(text),
		native,
		tmux,
		osc52: async (text) => terminal(text),
	}

	return async (text) => {
		if (mode === 'off') return { done: false, why: 'TGTOKEN_CLIPBOARD is off' }
		const way = Object.hasOwn(ways, mode) ? ways[mode] : undefined
		if (!way) {
			return { done: false, why: `TGTOKEN_CLIPBOARD is none of ${clipboardModes.join(', ')}` }
		}
		return (await way(text)) ?? { done: false, why: whyNot[mode] ?? 'there is no way from here' }
	}
}

const whyNot: Readonly<Record<string, string>> = {
	native: 'no program here takes it to a clipboard',
	tmux: 'tmux did not take it',
	osc52: 'the terminal would not take it',
}
