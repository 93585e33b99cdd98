import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import type { Runtime } from '../../source/app/runtime.ts'
import type { State } from '../../source/app/state.ts'
import { openScreens } from '../../source/ink/open-screens.tsx'
import { darkTheme } from '../../source/ui/parts/theme.ts'
import { showFirstFrame } from '../../source/ui/terminal/first-frame.ts'
import { keyboardStream } from '../../source/ui/terminal/keyboard-stream.ts'
import { screensIn } from '../../source/ui/terminal/screens-in.ts'
import { stillRuntime } from '../ui/draw.tsx'
import { pages } from '../ui/pages.ts'

const openScreen = '\u001b[?1049h'
const eraseAll = '\u001b[2J\u001b[H'
const screens = screensIn(darkTheme)

/** A terminal that notes what it is sent. */
function notingTerminal(columns: number, rows: number) {
	const sent: string[] = []
	const write = (text: string, done?: () => void) => {
		sent.push(text)
		done?.()
		return true
	}
	const stdout = Object.assign(new EventEmitter(), { isTTY: true, columns, rows, write })
	return { sent, stdout: stdout as unknown as NodeJS.WriteStream }
}

/** A keyboard that nobody sits at. */
function quietKeyboard() {
	const stdin = Object.assign(new EventEmitter(), {
		setEncoding: () => {},
		setRawMode: () => {},
		ref: () => {},
		unref: () => {},
		pause: () => {},
		resume: () => {},
	})
	return keyboardStream(stdin as unknown as NodeJS.ReadStream, () => ({
		takesText: false,
		owner: '',
	}))
}

/** All that a terminal is sent when one state is shown first, and another is there when Ink comes. */
async function sentFor(shown: State, then: State): Promise<readonly string[]> {
	const { sent, stdout } = notingTerminal(shown.columns, shown.rows)
	const first = showFirstFrame(stdout, screens.frameOf(shown).lines.map(screens.paint))
	const runtime: Runtime = stillRuntime(then)
	const keyboard = quietKeyboard()
	const open = openScreens(runtime, screens, {
		keyboard,
		stdout: first.stdout,
		stopProcess: async () => {},
	})
	const soFar = sent.filter((text) => text !== '')
	await open.close()
	first.takeOff()
	keyboard.stop()
	expect(sent.join('').split('\u001b[?1049l')).toHaveLength(2)
	return soFar
}

const sizes = [
	[120, 40],
	[80, 24],
	[40, 15],
	[24, 6],
] as const

describe('the first frame', () => {
	it.each(Object.entries(pages))('is not sent again by Ink, byte for byte: %s', async (_, page) => {
		for (const [columns, rows] of sizes) {
			const state = await page(columns, rows)
			// A field is Ink's own; none is there before a key was pressed.
			if (screens.frameOf(state).fieldRow !== undefined) continue
			expect(await sentFor(state, state)).toHaveLength(1)
		}
	})

	it('makes room for another one', async () => {
		const [shown, then] = [await pages.connections(80, 24), await pages.tokens(80, 24)]
		const [first = '', next = ''] = await sentFor(shown, then)
		expect(first).toContain(openScreen)
		expect(next.startsWith(eraseAll)).toBe(true)
		expect(next).toContain('STATE')
	})

	it('is taken off where nothing came to draw others', () => {
		const { sent, stdout } = notingTerminal(80, 24)
		const first = showFirstFrame(stdout, ['tgtoken'])
		first.takeOff()
		first.takeOff()
		expect(sent.slice(1)).toEqual(['\u001b[?25h\u001b[?1049l'])
	})
})
