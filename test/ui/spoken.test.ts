import { expect, test } from 'vitest'
import { keysOf } from '../../source/app/keys/keys.ts'
import type { Message } from '../../source/app/message.ts'
import { createRuntime } from '../../source/app/runtime.ts'
import type { State } from '../../source/app/state.ts'
import { memoryHistory } from '../../source/store/memory-history.ts'
import { placeActions, rowActions } from '../../source/ui/spoken/actions.ts'
import { converse } from '../../source/ui/spoken/conversation.ts'
import { durationInWords, spokenText } from '../../source/ui/spoken/spoken-text.ts'
import type { Change, Ports } from '../../source/work/ports.ts'
import { connect, connection, nowMs, onToken, onTokens, storyState } from './screen-world.ts'

const typedOtherwise = [
	'move',
	'page',
	'jump',
	'go-to-connection',
	'filter',
	'show-palette',
	'show-help',
	'quit',
	'back',
]

test('whatever a key does on a screen is among the numbered choices', async () => {
	const story = await storyState(80, 24)
	const secrets: State = {
		...story,
		screens: [{ name: 'secrets', connectionId: 'prod-eu', top: 0, secrets: [] }],
	}
	const places = [story, onTokens(story, 'prod-eu'), onTokens(story), onToken(story, 't1'), secrets]
	for (const state of places) {
		const scope = state.screens.at(-1)?.name ?? 'connections'
		const kinds = (messages: readonly { message: Message }[]) =>
			new Set(messages.map(({ message }) => JSON.stringify(message)))
		const wanted = keysOf(state.keyTable, scope).filter(
			({ message }) => !typedOtherwise.includes(message.kind),
		)
		expect(kinds([...rowActions(state), ...placeActions(state)])).toEqual(kinds(wanted))
	}
})

test('no sign and no mask is left in what is said', async () => {
	const story = await storyState(80, 24)
	expect(spokenText(story, '3f9a…c21e (nightly loader) deleted on prod-eu')).toBe(
		'token fingerprint t1e90a (nightly loader) deleted on prod-eu',
	)
	expect(spokenText(story, '9a9a…0b0b  lab')).toBe('one that begins 9a9a and ends 0b0b, lab')
	expect(spokenText(story, '★ the current token of lab')).toBe('the current token of lab')
	expect(spokenText(story, 'it ends ≤ Dec 23 19:42 +00 at the latest')).toBe(
		'it ends Dec 23 19:42 +00 at the latest',
	)
	expect(spokenText(story, 'a\u001b[31mred\u0007 one\u202e')).toBe('ared one')
	expect(durationInWords('29d 4h')).toBe('29 days 4 hours')
	expect(durationInWords('1m 1s')).toBe('1 minute 1 second')
	expect(durationInWords('2d 0h')).toBe('2 days')
})

test('two hundred tokens are said twenty at a time, and each by its number', async () => {
	const history = memoryHistory()
	const changes = Array.from({ length: 200 }, (_, index) => tokenOf(index)).flat()
	await history.change([connect(connection('lab')), ...changes])
	const ports: Ports = { api: {} as Ports['api'], history, nowMs: () => nowMs, newId: () => 'x' }
	const clock = { nowMs: () => nowMs, after: () => () => {} }
	const clipboard = async () => ({ done: false, why: 'there is none' }) as const
	const runtime = createRuntime({ ports, clock, clipboard, columns: 80, rows: 24, demo: false })
	let lines: string[] = []
	const talk = converse(runtime, {
		say: (said) => void lines.push(...said),
		settle: async () => false,
		hide: () => {},
	})
	const hear = (line: string) => {
		lines = []
		talk.hear(line)
		return lines
	}
	hear('1')
	expect(hear('1')).toHaveLength(22)
	expect(lines[20]).toMatch(/^20\. live, ends in 20 days, number 20, fingerprint /)
	expect(lines[21]).toContain('20 of 200 said: more for the next')
	expect(hear('21')).toEqual(['Nothing has the number 21 here; Enter says the choices.'])
	expect(hear('more')[0]).toMatch(/^21\. live, ends in 21 days, number 21, /)
	expect(hear('21')[0]).toMatch(/^live, ends in 21 days, number 21, /)
	hear('b')
	hear('')
	for (let page = 0; page < 9; page++) hear('more')
	expect(lines.at(-1)).toBe('Choose a number, or 0 for what can be done here.')
	expect(hear('more')).toEqual(['There is no more.'])
	expect(hear('200')[0]).toMatch(/number 200, /)
	expect(hear('/label:"number 7"')[0]).toBe(
		'Tokens of lab: 11 of 200 tokens match label:"number 7", 11 live, sorted by expires.',
	)
})

/** A token that ends in so many days and one, labelled by its place. */
function tokenOf(index: number): Change[] {
	const id = `t${index}`
	const event = {
		kind: 'issued',
		id: `${id}-0`,
		atMs: nowMs,
		masked: `${String(index).padStart(4, '0')}…aaaa`,
		fingerprint: String(index).padStart(12, '0'),
		form: 'opaque',
		expiresAtSeconds: nowMs / 1000 + (index + 1) * 86_400,
		expirySource: 'server',
	} as const
	const label = {
		kind: 'labelled',
		id: `${id}-1`,
		atMs: nowMs,
		label: `number ${index + 1}`,
	} as const
	return [
		{ kind: 'token', token: { id, connectionId: 'lab' }, event },
		{ kind: 'event', tokenId: id, event: label },
	]
}
