import { expect, it } from 'vitest'
import type { Token } from '../../source/model/token.ts'
import { blockListWords } from '../../source/ui/overlays/block-list-words.ts'
import { connection, history, nowMs, stateOn, token } from '../app/app-world.ts'

const jwt = (id: string, isDeleted: boolean): Token => ({
	...token(id, 9_000_000),
	form: 'jwt',
	...(isDeleted && { ended: { atMs: nowMs, how: 'confirmed' } }),
})

function stateWith(deleted: number, dialect: 'json' | 'jwt') {
	const gone = Array.from({ length: deleted }, (_, index) => jwt(`gone${index}`, true))
	const view = history([connection()], [...gone, jwt('a', false), jwt('b', false)])
	const facts = { dialect, restppUrl: 'http://h/restpp', gsqlUrl: 'http://h' } as const
	return stateOn({ ...view, servers: new Map([['c1', { atMs: nowMs, facts }]]) })
}

it('a deletion is warned of once the server may not hold it any more', () => {
	expect(blockListWords(stateWith(19, 'jwt'), ['a'])).toEqual([])
	expect(blockListWords(stateWith(19, 'jwt'), ['a', 'b']).join()).toContain('up to 21')
	expect(blockListWords(stateWith(20, 'jwt'), ['a']).join()).toContain(
		'keeps 20 unless told otherwise',
	)
	expect(blockListWords(stateWith(50, 'jwt'), ['a']).join()).toContain('more than 50')
	expect(blockListWords(stateWith(50, 'json'), ['a'])).toEqual([])
})
