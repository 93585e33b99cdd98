import { fingerprint } from '../model/fingerprint.ts'
import { mask } from '../model/mask.ts'
import type { TokenEvent } from '../model/token-event.ts'
import type { PastToken } from '../sim/demo-servers.ts'
import { newId } from '../store/new-id.ts'
import type { DemoToken } from './demo-tokens.ts'

type Told<Event> = Event extends TokenEvent ? Omit<Event, 'id' | 'atMs'> : never

/**
 * What a history would hold of a token of the demo's past, in order. `past` is the token as its
 * server knows it, so that both tell the same story.
 */
export function demoEvents(
	seed: DemoToken,
	past: PastToken,
	nowMs: number,
	rotation: { readonly replaces?: string; readonly replacedBy?: ReplacedBy } = {},
): readonly TokenEvent[] {
	const events: TokenEvent[] = []
	const tell = (agoSeconds: number, event: Told<TokenEvent>) => {
		// Within the second the events of one question keep their order.
		const atMs = nowMs - agoSeconds * 1000 + events.length
		events.push({ id: newId('event'), atMs, ...event } as TokenEvent)
	}
	const { agoSeconds, lifetimeSeconds, refreshed, deleted } = seed
	if (!seed.isImported) tell(agoSeconds, { kind: 'asked', action: 'issue', lifetimeSeconds })
	tell(agoSeconds, { kind: 'labelled', label: seed.label })
	if (seed.isLost) {
		tell(agoSeconds, { kind: 'lost', action: 'issue', code: 'timed-out' })
		return events
	}
	tell(agoSeconds, birth(seed, past, rotation.replaces))
	if (seed.copiedAgoSeconds !== undefined) {
		tell(seed.copiedAgoSeconds, { kind: 'handed-out', how: 'copied' })
	}
	if (refreshed) {
		const asked = refreshed.lifetimeSeconds
		tell(refreshed.agoSeconds, { kind: 'asked', action: 'refresh', lifetimeSeconds: asked })
		tell(refreshed.agoSeconds, {
			kind: 'refreshed',
			expiresAtSeconds: past.expiresAtSeconds,
			expirySource: 'server',
			previousExpiresAtSeconds: past.issuedAtSeconds + lifetimeSeconds,
			lifetimeAskedSeconds: asked,
		})
	}
	if (seed.checkedAgoSeconds !== undefined) {
		tell(seed.checkedAgoSeconds, { kind: 'checked', accepted: true })
	}
	const end = rotation.replacedBy ?? deleted
	if (end) {
		tell(end.agoSeconds, { kind: 'asked', action: 'delete' })
		tell(end.agoSeconds, {
			kind: 'deleted',
			how: deleted?.how ?? 'confirmed',
			...(rotation.replacedBy && { replacedBy: rotation.replacedBy.tokenId }),
		})
	}
	return events
}

/** The token that took another's place, and when. */
export type ReplacedBy = { readonly tokenId: string; readonly agoSeconds: number }

function birth(seed: DemoToken, past: PastToken, replaces: string | undefined): Told<TokenEvent> {
	const isJwt = past.token.startsWith('eyJ')
	const held = {
		masked: mask(past.token),
		fingerprint: fingerprint(past.token),
		form: isJwt ? 'jwt' : 'opaque',
		expiresAtSeconds: past.issuedAtSeconds + seed.lifetimeSeconds,
	} as const
	if (seed.isImported) return { kind: 'imported', ...held, expirySource: 'user' }
	return {
		kind: 'issued',
		...held,
		expirySource: isJwt ? 'jwt' : 'server',
		lifetimeAskedSeconds: seed.lifetimeSeconds,
		...(isJwt && { lifetimeGotSeconds: seed.lifetimeSeconds }),
		...(replaces !== undefined && { replaces }),
	}
}
