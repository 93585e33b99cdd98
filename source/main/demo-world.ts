import type { Connection } from '../model/connection.ts'
import type { TypedConnection } from '../model/connection-fields.ts'
import type { Fault } from '../model/fault.ts'
import {
	type DemoServers,
	mintPastToken,
	type PastToken,
	startDemoServers,
} from '../sim/demo-servers.ts'
import type { Simulator } from '../sim/start-simulator.ts'
import { memoryHistory } from '../store/memory-history.ts'
import { newId } from '../store/new-id.ts'
import type { Change, CredentialsChange, Ports } from '../work/ports.ts'
import { saveConnection } from '../work/save-connection.ts'
import { type DemoClock, demoClock } from './demo-clock.ts'
import { demoEvents } from './demo-events.ts'
import { type DemoToken, demoTokens } from './demo-tokens.ts'
import { portsOver } from './ports-over.ts'

/** The demo while it runs. */
export type DemoWorld = {
	/** Real use cases over real HTTP; the history lives in memory only. */
	readonly ports: Ports
	readonly servers: DemoServers
	/** Stops the servers and forgets everything. */
	readonly close: () => Promise<void>
}

/**
 * A believable world: three simulated servers, a connection to each, and about twenty tokens in
 * every state, of which the history and the servers say the same. Nothing is written to disk.
 */
export async function demoWorld(clock: DemoClock = demoClock({})): Promise<DemoWorld> {
	const { nowMs, isFixed } = clock
	const servers = await startDemoServers({ now: nowMs, ...(isFixed && { seed: 'demo' }) })
	const history = memoryHistory()
	const ports = portsOver(history, {}, nowMs)
	const close = async () => {
		await history.close()
		await servers.close()
	}
	try {
		const homes = {
			'prod-eu': await addConnection(ports, servers.current, { name: 'prod-eu', production: true }),
			legacy: await addConnection(ports, servers.legacy, { name: 'legacy' }),
			savanna: await addConnection(ports, servers.cloud, {
				name: 'savanna',
				defaultLifetime: '7d',
			}),
		}
		await must(history.change(pastOf(homes, ports.nowMs())))
		return { ports, servers, close }
	} catch (error) {
		await close()
		throw error
	}
}

type Home = { readonly connection: Connection; readonly server: Simulator }

async function addConnection(
	ports: Ports,
	server: Simulator,
	own: Partial<TypedConnection> & { readonly name: string },
): Promise<Home> {
	const typed: TypedConnection = {
		url: 'http://127.0.0.1',
		graph: 'tests',
		restppPort: String(server.restppPort),
		gsqlPort: String(server.gsqlPort),
		protocol: 'auto',
		user: '',
		secretAlias: 'secret1',
		defaultLifetime: '30d',
		production: false,
		readOnly: false,
		...own,
	}
	const secret = server.secrets.secret1
	const credentials: CredentialsChange = secret === undefined ? {} : { secret }
	return { connection: await must(saveConnection(ports, { typed, credentials })), server }
}

/** Everything that happened before the demo began, told to the servers and to the history. */
function pastOf(homes: Readonly<Record<DemoToken['connection'], Home>>, nowMs: number): Change[] {
	const ids = demoTokens.map(() => newId('token'))
	return demoTokens.flatMap((seed, index) => {
		const { connection, server } = homes[seed.connection]
		const id = ids[index] ?? ''
		const past = pastToken(server, seed, Math.floor(nowMs / 1000))
		const next = demoTokens[index + 1]
		const replaces = demoTokens[index - 1]?.isRotatedAway ? ids[index - 1] : undefined
		const events = demoEvents(seed, past, nowMs, {
			...(replaces !== undefined && { replaces }),
			...(seed.isRotatedAway &&
				next && { replacedBy: { tokenId: ids[index + 1] ?? '', agoSeconds: next.agoSeconds } }),
		})
		const header = {
			id,
			connectionId: connection.id,
			graph: 'tests',
			...(!seed.isImported && { secretAlias: 'secret1' }),
		}
		const changes: Change[] = events.map((event, place) => {
			if (place === 0) return { kind: 'token', token: header, event }
			const hasValue = event.kind === 'issued' || event.kind === 'imported'
			return { kind: 'event', tokenId: id, event, ...(hasValue && { value: past.token }) }
		})
		if (seed.isCurrent) {
			changes.push({ kind: 'current', connectionId: connection.id, tokenId: id })
		}
		return changes
	})
}

function pastToken(server: Simulator, seed: DemoToken, nowSeconds: number): PastToken {
	const { agoSeconds, lifetimeSeconds, refreshed } = seed
	const isRefreshed = refreshed !== undefined
	return mintPastToken(server, {
		agoSeconds,
		nowSeconds,
		lifetimeSeconds: isRefreshed
			? agoSeconds - refreshed.agoSeconds + refreshed.lifetimeSeconds
			: lifetimeSeconds,
		dropped: seed.deleted !== undefined || seed.isRotatedAway === true,
		...(seed.isImported && { alias: null }),
	})
}

/** The demo's own world cannot fail but by a mistake in it. */
async function must<Value>(
	outcome: Promise<{ ok: true; value: Value } | { ok: false; fault: Fault }>,
): Promise<Value> {
	const done = await outcome
	if (!done.ok) throw new Error(`the demo cannot be made: ${done.fault.code}`)
	return done.value
}
