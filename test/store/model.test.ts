import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openHistory } from '../../source/store/open-history.ts'
import type { History } from '../../source/work/ports.ts'
import { deadlineMs, figure, rounds } from '../rounds.ts'
import { aConnection, freshFolder, issueOf, labelOf, valueIn } from './store-world.ts'

/** What the history must hold, in the plainest form there is. */
type Model = {
	names: Map<string, string>
	secrets: Map<string, string>
	labels: Map<string, string[]>
	values: Map<string, string>
	current: Map<string, string>
}

const id = fc.constantFrom('1', '2', '3')
const window = fc.nat(1)
const step = fc.oneof(
	fc.record({ do: fc.constant('connection'), window, id, text: fc.string() }),
	fc.record({ do: fc.constant('secret'), window, id, text: fc.string({ unit: 'binary' }) }),
	fc.record({ do: fc.constant('forget'), window, id, text: fc.constant('') }),
	fc.record({ do: fc.constant('issue'), window, id, text: fc.string() }),
	fc.record({ do: fc.constant('label'), window, id, text: fc.string({ unit: 'grapheme' }) }),
	fc.record({ do: fc.constant('current'), window, id, text: fc.constant('') }),
	fc.record({ do: fc.constant('reopen'), window, id, text: fc.constant('') }),
)
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

const runs = rounds(30, 10_000)

it(
	'is what a plain map would be, over two windows, reopening and compacting',
	async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(step, { minLength: 1, maxLength: 30, size: 'max' }),
				fc.integer({ min: 0, max: 4000 }),
				async (steps, compactAtBytes) => {
					const folder = freshFolder()
					const open = async () =>
						valueIn(await openHistory({ folder, compactWhen: (bytes) => bytes > compactAtBytes }))
					const windows = [await open(), await open()]
					const model: Model = {
						names: new Map(),
						secrets: new Map(),
						labels: new Map(),
						values: new Map(),
						current: new Map(),
					}
					for (const [index, one] of steps.entries()) {
						const history = windows[one.window]
						if (!history) continue
						if (one.do === 'reopen') {
							await history.close()
							windows[one.window] = await open()
							await compare(windows[one.window] as History, model)
						} else await take(history, one, model, index)
					}
					for (const history of windows) await history.close()
					const last = await open()
					await compare(last, model)
					expect(last.status().notices).toEqual([])
					await last.close()
				},
			),
			{ numRuns: runs },
		)
		figure('sequences of commands against plain maps', { sequences: runs, differences: 0 })
	},
	deadlineMs,
)

async function take(history: History, one: Step, model: Model, index: number): Promise<void> {
	const connectionId = `c${one.id}`
	const tokenId = `t${one.id}`
	const atMs = 1_700_000_001_000 + index
	const name = one.do === 'connection' ? one.text : (model.names.get(connectionId) ?? '')
	const connection = aConnection({ id: connectionId, name })
	switch (one.do) {
		case 'connection':
			valueIn(await history.change([{ kind: 'connection', connection }]))
			model.names.set(connectionId, name)
			return
		case 'secret':
		case 'forget': {
			const secret = one.do === 'forget' ? null : one.text
			valueIn(await history.change([{ kind: 'connection', connection, credentials: { secret } }]))
			model.names.set(connectionId, name)
			if (secret === null) model.secrets.delete(connectionId)
			else model.secrets.set(connectionId, secret)
			return
		}
		case 'issue':
			valueIn(await history.change(issueOf(tokenId, one.text)))
			model.values.set(tokenId, one.text)
			model.labels.set(tokenId, model.labels.get(tokenId) ?? [])
			return
		case 'current':
			valueIn(await history.change([{ kind: 'current', connectionId, tokenId }]))
			model.current.set(connectionId, tokenId)
			return
		case 'label': {
			const outcome = await history.change([labelOf(tokenId, one.text, atMs)])
			expect(outcome.ok).toBe(model.labels.has(tokenId))
			model.labels.get(tokenId)?.push(one.text)
		}
	}
}

async function compare(history: History, model: Model): Promise<void> {
	const { connections, tokens, current } = history.view()
	expect(new Map([...connections].map(([id, { name }]) => [id, name]))).toEqual(model.names)
	expect(current).toEqual(model.current)
	expect([...tokens.keys()].sort()).toEqual([...model.labels.keys()].sort())
	for (const [id, labels] of model.labels) {
		const events = tokens.get(id)?.events ?? []
		const held = events.flatMap((event) => (event.kind === 'labelled' ? [event.label] : []))
		expect(held).toEqual(labels)
		expect(tokens.get(id)?.label).toBe(labels.at(-1) ?? '')
		expect(valueIn(await history.tokenValue(id))).toBe(model.values.get(id))
	}
	for (const id of model.names.keys()) {
		expect(valueIn(await history.credentials(id)).secret).toBe(model.secrets.get(id))
	}
}
