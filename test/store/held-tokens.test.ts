import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Token } from '../../source/model/token.ts'
import { tokenOf } from '../../source/model/token-of.ts'
import { type HeldTokens, heldTokens } from '../../source/store/held-tokens.ts'
import { tablesOf, tokenRows } from '../../source/store/token-rows.ts'

const ids = ['t1', 't2', 't3', 't4', 't5', 't6', 't7']

function tokenWith(id: string, atMs: number): Token {
	const event = { id: `e${atMs}`, atMs, kind: 'asked', action: 'issue' } as const
	return tokenOf({ id, connectionId: 'c1', events: [event], hasValue: atMs % 2 === 0 })
}

function ofSnapshot(tokens: readonly Token[]): HeldTokens {
	const { lives, rest } = JSON.parse(JSON.stringify(tablesOf(tokens)))
	return heldTokens(
		tokenRows(
			lives,
			() => rest,
			(row) => tokens[row]?.events ?? [],
		),
	)
}

type Real = { readonly held: HeldTokens }
type Model = Map<string, Token>

const commands = [
	fc.tuple(fc.constantFrom(...ids), fc.nat(99)).map(([id, atMs]) => ({
		toString: () => `set ${id} ${atMs}`,
		check: () => true,
		run(model: Model, { held }: Real) {
			model.set(id, tokenWith(id, atMs))
			held.set(id, tokenWith(id, atMs))
		},
	})),
	fc.constantFrom(...ids).map((id) => ({
		toString: () => `delete ${id}`,
		check: () => true,
		run(model: Model, { held }: Real) {
			model.delete(id)
			held.delete(id)
		},
	})),
	fc.constantFrom(...ids).map((id) => ({
		toString: () => `get ${id}`,
		check: () => true,
		run(model: Model, { held }: Real) {
			expect(held.get(id)).toEqual(model.get(id))
			expect(held.get(id)).toBe(held.get(id))
			expect(held.has(id)).toBe(model.has(id))
		},
	})),
	fc.nat(3).map((count) => ({
		toString: () => `make ${count}`,
		check: () => true,
		run: (_: Model, { held }: Real) => void held.makeSome(count),
	})),
	fc.constant({
		toString: () => 'look at all',
		check: () => true,
		run(model: Model, { held }: Real) {
			expect(held.size).toBe(model.size)
			// `size` is counted; this is what there is.
			expect([...held.lives()]).toHaveLength(model.size)
			expect([...held.values()]).toEqual([...model.values()])
			expect([...held.keys()]).toEqual([...model.keys()])
			expect([...held]).toEqual([...model])
			const seen: [string, Token][] = []
			held.forEach((token, id) => void seen.push([id, token]))
			expect(seen).toEqual([...model])
			for (const [index, life] of [...held.lives()].entries()) {
				expect([...model.values()][index]).toMatchObject(life)
			}
		},
	}),
]

it('are what a map of the same tokens is', () => {
	fc.assert(
		fc.property(
			fc.subarray(ids),
			fc.commands(commands, { maxCommands: 30 }),
			(inSnapshot, steps) => {
				const tokens = inSnapshot.map((id, index) => tokenWith(id, index))
				fc.modelRun(
					() => ({
						model: new Map(tokens.map((token) => [token.id, token])),
						real: { held: tokens.length === 0 ? heldTokens() : ofSnapshot(tokens) },
					}),
					steps,
				)
			},
		),
		{ numRuns: 300 },
	)
})
