import { EventEmitter } from 'node:events'
import fc from 'fast-check'
import { render } from 'ink-testing-library'
import { expect, test } from 'vitest'
import type { Effect } from '../../source/app/effects/effect.ts'
import { scopeOf, takesText } from '../../source/app/keys/keys.ts'
import type { State } from '../../source/app/state.ts'
import { update } from '../../source/app/update.ts'
import { keyboardOwner } from '../../source/ui/terminal/hear-key.ts'
import { keyboardStream } from '../../source/ui/terminal/keyboard-stream.ts'
import { deadlineMs, figure, isLong, rounds } from '../rounds.ts'
import { stillRuntime, turn } from '../ui/draw.tsx'
import { pages } from '../ui/pages.ts'
import { PlainScreens } from '../ui/plain-screens.tsx'

/** What people have in their clipboards, and worse; Ctrl-C is heard in anything, and that is meant. */
const anyPaste = fc
	.oneof(
		fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
		fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }),
		fc.constantFrom('dy', 'd\ry\r', 'y\ny\n', '\r', 'q', 'dlab\r', 'Ly', '\u001b[A\r', 'd\u001by'),
		fc.base64String({ minLength: 32, maxLength: 64 }).map((text) => `${text}\n`),
	)
	.map((text) => text.replaceAll('\u0003', '').replaceAll('\u001b[201~', ''))

/** Without marks around it a paste is known by two different letters in it. */
const isKnownUnmarked = (text: string) => new Set(text.match(/[a-zA-Z]/g)).size > 1

/** The screens on that state, with a keyboard that pastes. */
function pasting(start: State) {
	let state = start
	const effects: Effect[] = []
	const listeners = new Set<() => void>()
	const { stdin, unmount } = render(
		<PlainScreens
			runtime={{
				...stillRuntime(start),
				getState: () => state,
				send: (message) => {
					const step = update(state, message)
					state = step.state
					effects.push(...step.effects)
					for (const listener of listeners) listener()
				},
				subscribe: (listener) => {
					listeners.add(listener)
					return () => listeners.delete(listener)
				},
			}}
		/>,
	)
	const source: EventEmitter & { setEncoding(): unknown; pause(): unknown; resume(): unknown } =
		Object.assign(new EventEmitter(), {
			setEncoding: () => source,
			pause: () => source,
			resume: () => source,
		})
	const keyboard = keyboardStream(source as unknown as NodeJS.ReadStream, () => ({
		takesText: takesText(state),
		owner: keyboardOwner(state),
	}))
	keyboard.on('readable', () => stdin.write(String(keyboard.read())))
	return {
		state: () => state,
		effects,
		async paste(text: string, marked: boolean) {
			source.emit('data', marked ? `\u001b[200~${text}\u001b[201~` : text)
			await turn()
			await turn()
		},
		end: () => {
			keyboard.stop()
			unmount()
		},
	}
}

/** What a paste must leave alone: everything but the text of a field. */
function untouched({ history, screens, overlay, operations, unsaved, madeSecrets }: State) {
	const places = screens.map(({ name }) => name)
	return { history, places, overlay: overlay?.kind, operations, unsaved, madeSecrets }
}

test(
	'whatever is pasted on whatever screen asks no server and changes nothing',
	async () => {
		const states = Object.values(pages).map((page) => page(80, 24))
		const all = await Promise.all(states)
		// With every `npm test` one screen of each kind, many times over; in the long form each there is.
		const kinds = new Map(all.toReversed().map((state) => [scopeOf(state), state]))
		const tried = isLong ? all : [...kinds.values()]
		const each = Math.ceil(rounds(tried.length * 5, 10_000) / tried.length)
		let pastes = 0
		for (const start of tried) {
			const scope = scopeOf(start)
			const screens = pasting(start)
			await turn()
			const before = untouched(screens.state())
			await fc.assert(
				fc.asyncProperty(anyPaste, fc.boolean(), async (text, wantsMarks) => {
					pastes++
					const needsMarks = takesText(screens.state()) || !isKnownUnmarked(text)
					await screens.paste(text, wantsMarks || needsMarks)
					expect({ scope, effects: screens.effects }).toEqual({ scope, effects: [] })
					expect(untouched(screens.state())).toEqual(before)
				}),
				{ numRuns: each },
			)
			screens.end()
		}
		figure('pastes over all screens', { screens: tried.length, pastes, requests: 0, changes: 0 })
	},
	deadlineMs,
)
