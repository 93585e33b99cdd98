import type { Fault, FaultCode } from '../model/fault.ts'
import { familyText } from '../model/protocol.ts'
import type { ServerFacts } from '../model/server-facts.ts'
import type { Ports, Target } from './ports.ts'
import { withUnit } from './reach-server.ts'

/** Answers of a server that is there, but not what it was taken for. */
const worthALook: ReadonlySet<FaultCode> = new Set([
	'auth-disabled',
	'not-tigergraph',
	'wrong-protocol',
])

/** For the whole look, so that a fault is not held back long, in milliseconds. */
const patienceMs = 5000

/**
 * What a refusal means once the server has been looked at anew: `wrong-protocol`, naming what it is,
 * where it turns out to be another TigerGraph than the one that was asked; else the refusal itself.
 * Only after refusals that can come of that, and only where the server surely did not act; a few
 * GETs, nothing is asked twice. A version set by hand is doubted too, since that is what was refused.
 */
export async function lookAgain(ports: Ports, target: Target, fault: Fault): Promise<Fault> {
	if (fault.mayHaveActed || !contradictsFacts(fault)) return fault
	const { connection, credentials, facts } = target
	const asFound = { ...connection, protocol: 'auto' as const }
	const found = await ports.api.discover(
		{ connection: asFound, credentials },
		AbortSignal.timeout(patienceMs),
	)
	if (!found.ok) return fault
	const seen = { atMs: ports.nowMs(), facts: withUnit(found.value, facts) }
	await ports.history.change([{ kind: 'server', connectionId: connection.id, seen }])
	if (isSame(facts, found.value) && fault.code !== 'wrong-protocol') return fault
	return {
		...fault,
		code: 'wrong-protocol',
		connection: connection.name,
		detail: `TigerGraph ${found.value.version ?? familyText[found.value.dialect]}`,
	}
}

/** A refusal without a word of TigerGraph's came from something else. */
function contradictsFacts({ code, serverMessage }: Fault): boolean {
	return worthALook.has(code) || (code === 'refused' && serverMessage === undefined)
}

function isSame(before: ServerFacts, after: ServerFacts): boolean {
	return (['dialect', 'restppUrl', 'gsqlUrl'] as const).every(
		(each) => before[each] === after[each],
	)
}
