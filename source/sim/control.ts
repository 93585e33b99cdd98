import { type Fault, matches, type RequestMatch } from './faults.ts'
import type { LoggedRequest } from './request-log.ts'
import type { World, WorldSettings } from './world.ts'

/** A reply that is being held back. */
export type Held = {
	/** Resolves when the request has come in: acted on, unless it is held before that. */
	arrived: Promise<LoggedRequest>
	/** Lets the reply go; does no harm twice, or before the request has come. */
	release: () => void
}

/** A test's hands on the server, while it runs. */
export type Control = {
	/**
	 * Holds the next reply to a matching request until it is released. The server has acted by then:
	 * the token exists, nobody has been told. With `beforeActing` it has not.
	 */
	hold(match?: RequestMatch, options?: { beforeActing?: boolean }): Held
	/** The next matching request, or so many of them, meet this fault; faults queue up in order. */
	failNext(fault: Fault, match?: RequestMatch, times?: number): void
	/** So many requests, whatever they are, get the page of a workspace that is waking up. */
	wakeUpFor(requests: number): void
	/** Forgets faults that have not struck. */
	clearFaults(): void
	/** Changes how the server behaves from now on: auth, caps, error style, units, limits. */
	set(settings: Partial<WorldSettings>): void
	/** REST++ authentication on or off. */
	setAuth(on: boolean): void
	/** `GSQL.MaxAuthTokenLifeTimeSec`; 0 = no cap. */
	setMaxLifetimeSeconds(seconds: number): void
	/** Puts the server's clock, its `Date` header with it, ahead (or, negative, behind). */
	setClockSkewSeconds(seconds: number): void
}

/** The other side of the control: what the listener asks for each request. */
export type ControlDesk = {
	control: Control
	/** The fault this request meets, taken off the list. */
	takeFault(request: LoggedRequest): Fault | undefined
	/** Waits where the request is held, before or after acting. */
	pause(request: LoggedRequest, place: 'before' | 'after'): Promise<void>
	clockSkewMs(): number
	/** Lets go of everything held. */
	releaseAll(): void
}

type Hold = { match: RequestMatch; place: 'before' | 'after'; taken: boolean } & {
	arrive: (request: LoggedRequest) => void
	released: Promise<void>
	release: () => void
}

/** A control for this world, nothing held, nothing failing. */
export function createControl(world: World): ControlDesk {
	let faults: { fault: Fault; match: RequestMatch }[] = []
	const holds: Hold[] = []
	let skewMs = 0

	const set = (settings: Partial<WorldSettings>): void => {
		Object.assign(world.settings, settings)
	}

	const control: Control = {
		set,
		hold(match = {}, { beforeActing = false } = {}) {
			const arrival = Promise.withResolvers<LoggedRequest>()
			const going = Promise.withResolvers<void>()
			const release = going.resolve
			holds.push({
				match,
				place: beforeActing ? 'before' : 'after',
				taken: false,
				arrive: arrival.resolve,
				released: going.promise,
				release,
			})
			return { arrived: arrival.promise, release }
		},
		failNext(fault, match = {}, times = 1) {
			for (let i = 0; i < times; i++) faults.push({ fault, match })
		},
		wakeUpFor(requests) {
			control.failNext({ kind: 'html' }, {}, requests)
		},
		clearFaults() {
			faults = []
		},
		setAuth: (auth) => set({ auth }),
		setMaxLifetimeSeconds: (maxLifetimeSeconds) => set({ maxLifetimeSeconds }),
		setClockSkewSeconds(seconds) {
			skewMs = seconds * 1000
		},
	}

	return {
		control,
		takeFault(request) {
			const index = faults.findIndex(({ match }) => matches(match, request))
			return index < 0 ? undefined : faults.splice(index, 1)[0]?.fault
		},
		async pause(request, place) {
			const hold = holds.find(
				(each) => !each.taken && each.place === place && matches(each.match, request),
			)
			if (!hold) return
			hold.taken = true
			hold.arrive(request)
			await hold.released
		},
		clockSkewMs: () => skewMs,
		releaseAll() {
			for (const hold of holds) hold.release()
		},
	}
}
