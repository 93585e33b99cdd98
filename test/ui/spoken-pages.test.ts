import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Effect } from '../../source/app/effects/effect.ts'
import type { Message } from '../../source/app/message.ts'
import type { Runtime } from '../../source/app/runtime.ts'
import type { State } from '../../source/app/state.ts'
import { update } from '../../source/app/update.ts'
import { converse } from '../../source/ui/spoken/conversation.ts'
import { pages } from './pages.ts'

/** A conversation over a state that messages change as they do, while no effect is ever run. */
function talkOver(start: State) {
	let state: State = start
	const effects: Effect[] = []
	const listeners = new Set<() => void>()
	const lines: string[] = []
	const runtime: Runtime = {
		getState: () => state,
		send: (message: Message) => {
			const step = update(state, message)
			state = step.state
			effects.push(...step.effects)
			for (const listener of listeners) listener()
		},
		subscribe: (listener) => {
			listeners.add(listener)
			return () => listeners.delete(listener)
		},
		whenIdle: async () => {},
		whenLeft: async () => 0,
	}
	const { hear } = converse(runtime, {
		say: (said) => void lines.push(...said),
		settle: async () => false,
		hide: () => {},
	})
	return {
		lines,
		effects,
		hear,
		state: () => state,
		become: (next: State) => {
			state = next
			for (const listener of listeners) listener()
		},
	}
}

/** Signs, frames and arrows; control characters and what turns a line round. */
const unspeakable =
	/[\u0000-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2190-\u21ff\u2300-\u23ff\u2460-\u27bf…•·≤★]/

const names = Object.keys(pages) as (keyof typeof pages)[]

it.each(names)('%s can be said without a sign, and said again', async (name) => {
	const page = await pages[name](80, 24)
	const { overlay: _, ...below } = page
	const talk = talkOver(below)
	talk.become(page)
	await Promise.resolve()
	talk.hear('')
	expect(talk.lines.length).toBeGreaterThan(3)
	expect(talk.lines.filter((line) => unspeakable.test(line))).toEqual([])
})

const anyLine = fc.oneof(
	fc.constantFrom('', 'b', '0', 'more', '?', '.', '-', '/x', '/', 'no', 'q', 'd', 'n', 'r', '='),
	fc.integer({ min: 1, max: 20 }).map(String),
	fc.string({ unit: 'grapheme', maxLength: 40 }),
	fc.string({ unit: 'binary', maxLength: 40 }),
)

it('whatever is typed short of the answer ends no token and no secret, wherever it is typed', async () => {
	const dangerous = new Set(['delete', 'drop-secret', 'clear-block-list', 'remove-connection'])
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom(...names),
			fc.array(anyLine, { maxLength: 12 }),
			async (name, typed) => {
				const page = await pages[name](80, 24)
				const { overlay: _, ...below } = page
				const talk = talkOver(below)
				talk.become(page)
				for (const line of typed) {
					await Promise.resolve()
					const { overlay } = talk.state()
					const isAnswer =
						/^y(?:es)?$/i.test(line.trim()) ||
						(overlay?.kind === 'confirm' && line.trim() === overlay.wanted)
					if (!isAnswer) talk.hear(line)
				}
				expect(talk.effects.filter(({ kind }) => dangerous.has(kind))).toEqual([])
				expect(talk.lines.filter((line) => /[\u0000-\u001f\u007f-\u009f]/.test(line))).toEqual([])
			},
		),
		{ numRuns: 200 },
	)
})
