import { expect, it } from 'vitest'
import { eventText } from '../../source/model/event-text.ts'
import { shortInstant } from '../../source/model/instant-text.ts'
import type { TokenEvent } from '../../source/model/token-event.ts'

const nowMs = Date.UTC(2026, 10, 23, 22, 51)
const endSeconds = nowMs / 1000 + 30 * 86_400
const birth = { masked: '3f9a…c21e', fingerprint: '7c1e90ab1234', form: 'opaque' } as const
const base = { id: 'e1', atMs: nowMs }

it.each<[TokenEvent, string]>([
	[
		{ ...base, kind: 'asked', action: 'issue', lifetimeSeconds: 604_800 },
		'asked: the server for a new token for 7d',
	],
	[{ ...base, kind: 'asked', action: 'delete' }, 'asked: the server for its deletion'],
	[
		{
			...base,
			...birth,
			kind: 'issued',
			expiresAtSeconds: endSeconds,
			expirySource: 'server',
			lifetimeAskedSeconds: 2_592_000,
		},
		'issued: for 30d, ends Dec 23 22:51 +00 (says the server)',
	],
	[{ ...base, ...birth, kind: 'imported' }, 'imported: its end is not known'],
	[
		{
			...base,
			kind: 'refreshed',
			expiresAtSeconds: endSeconds,
			expirySource: 'server',
			previousExpiresAtSeconds: nowMs / 1000,
		},
		'refreshed: ends Dec 23 22:51 +00, before: Nov 23 22:51 +00',
	],
	[{ ...base, kind: 'deleted', how: 'confirmed' }, 'deleted: the server confirmed it'],
	[
		{ ...base, kind: 'deleted', how: 'already-gone', replacedBy: 't2' },
		'deleted: it was already gone on the server; another token took its place',
	],
	[
		{ ...base, kind: 'failed', action: 'refresh', code: 'wrong-secret', serverCode: 'REST-1101' },
		'failed: refreshing: wrong secret (REST-1101); nothing changed',
	],
	[
		{ ...base, kind: 'lost', action: 'issue', code: 'timed-out' },
		'lost: no answer to issuing (timed out); it may have happened',
	],
	[{ ...base, kind: 'checked', accepted: true }, 'verified: the server accepts it'],
	[
		{ ...base, kind: 'checked', accepted: false, serverCode: 'REST-10019' },
		'verified: the server does not accept it (REST-10019)',
	],
	[{ ...base, kind: 'labelled', label: 'nightly' }, 'labelled: nightly'],
	[{ ...base, kind: 'labelled', label: '' }, 'labelled: label taken away'],
	[{ ...base, kind: 'handed-out', how: 'copied' }, 'copied: to the clipboard'],
	[{ ...base, kind: 'handed-out', how: 'shown' }, 'shown: in the clear on the screen'],
	[
		{ ...base, kind: 'of-a-newer-version' } as unknown as TokenEvent,
		'something: that this version does not know',
	],
])('says %j', (event, wanted) => {
	const { word, detail } = eventText(event, (atMs) => shortInstant(atMs, nowMs))
	expect(`${word}: ${detail}`).toBe(wanted)
})
