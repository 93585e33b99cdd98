import type { Connection } from '../../model/connection.ts'
import type { ExaminationStep } from '../../model/examination.ts'
import type { ServerFacts } from '../../model/server-facts.ts'
import { clearBlockList } from '../../work/clear-block-list.ts'
import { examineConnection } from '../../work/examine-connection.ts'
import { importConnections, previewImport } from '../../work/import-connections.ts'
import { removeConnection } from '../../work/remove-connection.ts'
import { saveConnection } from '../../work/save-connection.ts'
import { testConnection } from '../../work/test-connection.ts'
import { testTyped } from '../../work/test-typed.ts'
import { type Waking, wakeServer } from '../../work/wake-server.ts'
import type { End } from '../message.ts'
import type { OperationEffect } from './effect.ts'
import { doneEnd, faultEnd } from './end.ts'
import type { Surroundings } from './surroundings.ts'

/** The effects that are about a connection. */
export type ConnectionEffect = Extract<
	OperationEffect,
	{
		kind:
			| 'save-connection'
			| 'test-form'
			| 'look'
			| 'examine'
			| 'wake'
			| 'clear-block-list'
			| 'find-connections'
			| 'import-connections'
			| 'remove-connection'
	}
>

/** Runs an effect that is about a connection, through its use case. */
export async function runConnectionEffect(
	{ ports, clock, report, foundConnections }: Surroundings,
	effect: ConnectionEffect,
	signal: AbortSignal,
): Promise<End> {
	switch (effect.kind) {
		case 'save-connection': {
			const { overlayId } = effect
			const done = await saveConnection(ports, effect)
			const form = { overlayId, from: 'save', good: done.ok } as const
			if (!done.ok) return { ...faultEnd(done.fault), form }
			return { ...doneEnd(`${done.value.name} saved`), form, saved: done.value.id }
		}
		case 'test-form': {
			const { overlayId, typed } = effect
			const facts = await testTyped(ports, effect, signal)
			const form = { overlayId, from: 'test', good: facts.ok } as const
			if (!facts.ok) return { ...faultEnd(facts.fault), form }
			return { ...doneEnd(factsText(typed.name.trim(), facts.value)), form }
		}
		case 'look': {
			const connection = connectionOf(ports.history.view().connections, effect.connectionId)
			if (!connection) return {}
			await testConnection(ports, connection, signal)
			return {}
		}
		case 'examine': {
			const connection = connectionOf(ports.history.view().connections, effect.connectionId)
			if (!connection) return {}
			const { id: operationId } = effect.operation
			const onStep = (step: ExaminationStep) => report({ kind: 'examined', operationId, step })
			const { fault } = await examineConnection(ports, connection, { onStep }, signal)
			return fault ? { fault: { connection: connection.name, ...fault } } : {}
		}
		case 'wake': {
			const connection = connectionOf(ports.history.view().connections, effect.connectionId)
			if (!connection) return { woken: { fault: { code: 'no-such-connection' } } }
			const { id: operationId } = effect.operation
			const onWaiting = (waking: Waking) =>
				report({ kind: 'looked-at-waking', operationId, waking })
			const facts = await wakeServer(ports, connection, clock, { onWaiting }, signal)
			return { woken: facts.ok ? {} : { fault: { connection: connection.name, ...facts.fault } } }
		}
		case 'clear-block-list': {
			const connection = connectionOf(ports.history.view().connections, effect.connectionId)
			if (!connection) return faultEnd({ code: 'no-such-connection' })
			const cleared = await clearBlockList(ports, connection, signal)
			if (!cleared.ok) return faultEnd(cleared.fault, connection)
			const count = cleared.value.doubted.length
			const doubted =
				count === 0
					? ''
					: `; ${count} deleted ${count === 1 ? 'token' : 'tokens'} unknown until verified`
			return doneEnd(
				`The block list of ${connection.user} on ${connection.name} is empty${doubted}`,
			)
		}
		case 'find-connections': {
			const found = previewImport(ports.history.view(), await foundConnections())
			const rows = found.map(({ name, url, plan, fault }) => ({
				name,
				url,
				plan,
				...(fault && { fault }),
			}))
			const text = 'Nothing to import: no TG_HOST in the environment, nor in a .env file here.'
			return rows.length > 0 ? { found: rows } : { flash: { level: 'note', text } }
		}
		case 'import-connections': {
			const previews = previewImport(ports.history.view(), await foundConnections())
			const results = await importConnections(ports, previews, { tokens: true })
			const saved = results.flatMap(({ outcome }) =>
				outcome.ok && outcome.value ? outcome.value : [],
			)
			const failure = results.find(({ outcome }) => !outcome.ok)?.outcome
			const [first] = saved
			return {
				...(failure && !failure.ok ? { fault: failure.fault } : {}),
				...doneEnd(`${saved.length} of ${results.length} connections imported`),
				...(first && { saved: first.id }),
			}
		}
		case 'remove-connection': {
			const connection = connectionOf(ports.history.view().connections, effect.connectionId)
			if (!connection) return faultEnd({ code: 'no-such-connection' })
			const done = await removeConnection(ports, connection)
			if (!done.ok) return faultEnd(done.fault, connection)
			return doneEnd(`${connection.name} removed; its tokens stay in the history`)
		}
	}
}

function connectionOf(
	connections: ReadonlyMap<string, Connection>,
	id: string,
): Connection | undefined {
	const connection = connections.get(id)
	return connection?.removedAtMs === undefined ? connection : undefined
}

const dialectText = {
	query: '3.0–3.4',
	json: '3.5 or newer',
	jwt: '4.x',
} as const

function factsText(name: string, facts: ServerFacts): string {
	const version = facts.version ?? dialectText[facts.dialect]
	const auth =
		facts.authEnabled === undefined ? '' : `, authentication ${facts.authEnabled ? 'on' : 'off'}`
	const took = facts.latencyMs === undefined ? '' : `, ${Math.round(facts.latencyMs)} ms`
	return `${name || 'The server'} is TigerGraph ${version}${auth}${took}`
}
