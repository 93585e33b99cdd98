import type { WakingOverlay } from '../../source/app/overlay.ts'
import type { State } from '../../source/app/state.ts'
import { after, nowMs } from './screen-world.ts'

/** Waiting for savanna since half a minute, something having found it asleep. */
export const waking =
	(more: Partial<WakingOverlay>) =>
	(state: State): State => {
		const asked = after(state, { kind: 'ask-issue' })
		if (asked.overlay?.kind !== 'form') return state
		return {
			...asked,
			operations: more.end ? [] : [{ id: 7, what: 'waking', changesServer: false }],
			overlay: {
				kind: 'waking',
				id: 8,
				drawn: false,
				connectionId: 'savanna',
				wanted: { how: 'ask-again', by: asked.overlay },
				operationId: 7,
				startedAtMs: nowMs - 34_000,
				looks: 0,
				nextLookAtMs: nowMs + 6000,
				untilMs: nowMs + 266_000,
				...more,
			},
		}
	}

/** That connection with a user and password in place of its secret. */
export const byPassword = (id: string) => (state: State) => {
	const { connections } = state.history
	const one = connections.get(id)
	if (!one) return state
	const own = { ...one, user: 'ana', hasPassword: true, hasSecret: false }
	return {
		...state,
		history: { ...state.history, connections: new Map([...connections, [id, own]]) },
	}
}

/** Savanna with a user, and with eight tokens deleted there besides. */
export function revoked(state: State): State {
	const { tokens, connections } = state.history
	const [one, user] = [tokens.get('t7'), connections.get('savanna')]
	if (!one || !user) return state
	const ended = { how: 'confirmed', atMs: nowMs - 86_400_000 } as const
	const more = Array.from({ length: 8 }, (_, index) => {
		const label = index === 1 ? '' : `job ${index}`
		return [
			`r${index}`,
			{ ...one, id: `r${index}`, masked: `eyJh…r${index}Qk`, label, ended },
		] as const
	})
	const all = new Map([...tokens, ...more])
	return {
		...state,
		history: {
			...state.history,
			tokens: all,
			lives: () => [...all.values()],
			connections: new Map([
				...connections,
				['savanna', { ...user, user: 'ana', hasPassword: true }],
			]),
		},
	}
}
