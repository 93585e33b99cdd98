import type { State } from '../../source/app/state.ts'
import type { ExaminationStep } from '../../source/model/examination.ts'
import { after, nowMs } from './screen-world.ts'

/** Three tokens deleted one after another, the second of them refused, one still to come. */
export function deletingMany(state: State): State {
	return {
		...state,
		batch: {
			work: { what: 'deleting' },
			waiting: ['t3'],
			results: [
				{ tokenId: 't1', good: true, text: '3f9a…c21e (nightly loader) deleted on prod-eu' },
				{ tokenId: 't2', good: false, text: 'prod-eu failed on its own side (HTTP 500).' },
			],
			total: 4,
		},
	}
}

/** A few sentences said at the foot of the screen, and a few requests made. */
export function talkative(state: State): State {
	const said = [
		{ level: 'done', text: '3f9a…c21e issued on prod-eu', atMs: nowMs - 90_000 },
		{ level: 'note', text: 'Nothing has been done with many tokens yet.', atMs: nowMs - 60_000 },
		{
			level: 'fault',
			text: 'prod-eu did not answer within 15 s on port 9000.',
			next: 'Is a firewall in between? t tests each step.',
			atMs: nowMs - 30_000,
		},
	] as const
	const place = 'https://tg.example.com:9000/requesttoken'
	const requests = [
		{ atMs: nowMs - 90_000, method: 'POST', place, status: 200, tookMs: 41 },
		{ atMs: nowMs - 60_000, method: 'DELETE', place, faultCode: 'timed-out', tookMs: 15_000 },
		{ atMs: nowMs - 30_000, method: 'GET', place, faultCode: 'cancelled', tookMs: 20 },
	] as const
	return { ...state, said, requests }
}

/** A test of lab that got as far as its authentication. */
export function examined(state: State): State {
	const took = (name: ExaminationStep['name'], tookMs: number, detail: string) =>
		({ name, result: 'ok', tookMs, detail }) as const
	const asked = after(state, { kind: 'look' })
	if (asked.overlay?.kind !== 'examination') return state
	return {
		...asked,
		operations: [],
		overlay: {
			...asked.overlay,
			steps: [
				took('dns', 3, '127.0.0.1'),
				took('tcp', 1, 'port 14240'),
				{ name: 'tls', result: 'skipped', tookMs: 0, detail: 'plain HTTP' },
				took('http', 12, 'answers'),
				took('protocol', 8, '3.9.3'),
				{
					name: 'auth',
					result: 'failed',
					tookMs: 5,
					fault: { code: 'auth-disabled', connection: 'lab' },
				},
				{ name: 'credentials', result: 'skipped', tookMs: 0, detail: 'after the failure' },
			],
		},
	}
}
