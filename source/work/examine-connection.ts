import type { Connection, Credentials } from '../model/connection.ts'
import {
	beginExamination,
	type Examination,
	type ExaminationStep,
	type StepOutcome,
} from '../model/examination.ts'
import { type Fault, failed, type Outcome, ok } from '../model/fault.ts'
import { type Dialect, dialectOfVersion, familyText } from '../model/protocol.ts'
import type { ServerFacts } from '../model/server-facts.ts'
import type { Ports, Target } from './ports.ts'
import { discoverServer } from './reach-server.ts'
import { roundTrip } from './round-trip.ts'
import { issuingTokens } from './test-connection.ts'

/** How an examination is to go. */
export type ExamineOptions = {
	/** Whether a token may be issued for the round trip, and deleted again; false when absent. */
	readonly mint?: boolean
	/** Hears of each step as it ends. */
	readonly onStep?: (step: ExaminationStep) => void
}

/** All nine steps, what was learned of the server, and the fault of the first step that failed. */
export type Examined = {
	readonly steps: readonly ExaminationStep[]
	readonly facts?: ServerFacts
	readonly fault?: Fault
}

/**
 * Looks at everything between this machine and a token, one step after the other, and stops at the
 * first that fails. Nothing is minted unless `mint` asks for it; what is learned of the server is
 * remembered. Allowed on read-only and production connections; those that are read-only mint nothing.
 */
export async function examineConnection(
	ports: Ports,
	connection: Connection,
	options: ExamineOptions = {},
	signal?: AbortSignal,
): Promise<Examined> {
	const examination = beginExamination(() => performance.now(), options.onStep)
	await ports.api.examineWay(connection, signal, examination.add)
	const held = await ports.history.credentials(connection.id)
	const credentials = held.ok ? held.value : {}
	const known = await examination.take('protocol', () =>
		protocolStep(ports, connection, credentials, signal),
	)
	const facts = known?.facts
	// Without facts a step before has failed, and no step below is taken.
	const target = facts && { connection, credentials, facts }
	const take = (
		name: ExaminationStep['name'],
		step: (on: Target) => Promise<StepOutcome<object>>,
	) => examination.take<object>(name, async () => (target ? step(target) : failed('unexpected')))
	await take('auth', async (on) => authStep(on))
	await take('credentials', (on) => (held.ok ? credentialsStep(ports, on, signal) : asStep(held)))
	await take('graph', (on) => graphStep(ports, on, signal))
	await take('round-trip', (on) => roundTrip(ports, on, options.mint === true, signal))
	return examined(examination, facts)
}

function examined(examination: Examination, facts: ServerFacts | undefined): Examined {
	const fault = examination.fault()
	return { steps: examination.steps, ...(facts && { facts }), ...(fault && { fault }) }
}

async function asStep(outcome: Outcome<object>): Promise<StepOutcome<object>> {
	return outcome
}

const tellsWhat: Readonly<Record<Dialect, string>> = {
	query: '/requesttoken with a query string',
	json: '/requesttoken with JSON',
	jwt: '/gsql/v1/tokens, JSON Web Tokens',
}

/** Which TigerGraph it is; a version that was set by hand is doubted. */
async function protocolStep(
	ports: Ports,
	connection: Connection,
	credentials: Credentials,
	signal: AbortSignal | undefined,
): Promise<StepOutcome<{ readonly facts: ServerFacts }>> {
	const facts = await discoverServer(ports, connection, credentials, signal)
	if (!facts.ok) return facts
	const { dialect, version } = facts.value
	const text = `TigerGraph ${version ?? familyText[dialect]}: ${tellsWhat[dialect]}`
	if (dialectOfVersion(connection.protocol) === undefined) {
		return ok({ facts: facts.value, detail: text })
	}
	const asFound = { ...connection, protocol: 'auto' as const }
	const real = await ports.api.discover({ connection: asFound, credentials }, signal)
	if (!real.ok || real.value.dialect === dialect) {
		return ok({ facts: facts.value, detail: `${text} (set by hand)` })
	}
	const detail = `TigerGraph ${real.value.version ?? familyText[real.value.dialect]}`
	return failed('wrong-protocol', { connection: connection.name, detail })
}

function authStep({ connection, facts }: Target): StepOutcome<object> {
	const { authEnabled, dialect } = facts
	if (authEnabled === undefined) return { skipped: 'REST++ was not reached to say' }
	if (authEnabled) return ok({ detail: 'on' })
	const able = issuingTokens(connection, facts)
	if (!able.ok) return able
	return ok({ detail: `off for REST++; ${familyText[dialect]} issues tokens all the same` })
}

async function credentialsStep(
	ports: Ports,
	target: Target,
	signal: AbortSignal | undefined,
): Promise<StepOutcome<object>> {
	const answers = await ports.api.tryCredentials(target, signal)
	if (signal?.aborted) return failed('cancelled', { connection: target.connection.name })
	if (answers.length === 0) return { skipped: 'the connection has no secret and no password' }
	const refused = answers.find(({ verdict }) => verdict === 'refused')
	if (refused) {
		const { fault } = refused
		return fault ? { ok: false, fault } : failed(`wrong-${refused.kind}`)
	}
	if (answers.every(({ verdict }) => verdict === 'unclear')) {
		return { skipped: 'nobody who could tell was reached' }
	}
	const words = answers.map(({ kind, verdict }) => `${kind} ${verdict}`)
	return ok({ detail: words.join(', ') })
}

async function graphStep(
	ports: Ports,
	target: Target,
	signal: AbortSignal | undefined,
): Promise<StepOutcome<object>> {
	const { connection, credentials, facts } = target
	const { graph, name } = connection
	if (graph === undefined) {
		if (facts.dialect === 'jwt') return { skipped: 'none is named: tokens are for all graphs' }
		if (credentials.secret !== undefined)
			return { skipped: 'none is named: the secret has its own' }
		return credentials.password === undefined
			? { skipped: 'none is named' }
			: failed('graph-required', { connection: name })
	}
	const found = await ports.api.findGraph(target, signal)
	if (found.ok) return ok({ detail: graph })
	const { fault } = found
	if (fault.code === 'cancelled') return found
	if (fault.code !== 'graph-not-found') return { skipped: 'the server does not say' }
	const isAlias = await isSecretAlias(ports, target, graph, signal)
	return isAlias ? { ok: false, fault: { ...fault, code: 'alias-as-graph' } } : found
}

/**
 * Whether a word is the alias of a secret: of the connection's own, or, where the server lists them
 * without being told a graph (4.x, to a user with password), of any of the user's.
 */
async function isSecretAlias(
	ports: Ports,
	target: Target,
	word: string,
	signal: AbortSignal | undefined,
): Promise<boolean> {
	const { connection, credentials, facts } = target
	if (word === connection.secretAlias) return true
	if (facts.dialect !== 'jwt' || credentials.password === undefined) return false
	const listed = await ports.api.listSecrets(target, signal)
	return listed.ok && listed.value.some(({ alias }) => alias === word)
}
