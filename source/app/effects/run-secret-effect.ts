import { createSecret, storeSecret } from '../../work/create-secret.ts'
import { dropSecret } from '../../work/drop-secret.ts'
import { listSecrets } from '../../work/list-secrets.ts'
import type { End } from '../message.ts'
import type { OperationEffect } from './effect.ts'
import { doneEnd, faultEnd } from './end.ts'
import type { Surroundings } from './surroundings.ts'

/** The effects that are about secrets. */
export type SecretEffect = Extract<OperationEffect, { kind: `${string}-secret${'' | 's'}` }>

/** Runs an effect that is about secrets, through its use case. */
export async function runSecretEffect(
	{ ports, clipboard }: Surroundings,
	effect: SecretEffect,
	signal: AbortSignal,
): Promise<End> {
	const { connectionId } = effect
	const connection = ports.history.view().connections.get(connectionId)
	if (!connection) return faultEnd({ code: 'no-such-connection' })
	switch (effect.kind) {
		case 'list-secrets': {
			const listed = await listSecrets(ports, connection, signal)
			if (!listed.ok) return faultEnd(listed.fault, connection)
			return { secrets: { connectionId, entries: listed.value } }
		}
		case 'create-secret': {
			const made = await createSecret(ports, connection, { alias: effect.alias }, signal)
			// An answer that was lost leaves a secret that only a new list shows.
			if (!made.ok) return { ...faultEnd(made.fault, connection), relist: connectionId }
			const { alias, value } = made.value
			return {
				...doneEnd(`The secret ${alias} was made on ${connection.name}`),
				madeSecret: { connectionId, connectionName: connection.name, alias, value },
				relist: connectionId,
			}
		}
		case 'copy-secret': {
			const copied = await clipboard(effect.value)
			if (!copied.done) {
				const text = `The secret ${effect.alias} was not copied: ${copied.why}.`
				return { flash: { level: 'note', text } }
			}
			return {
				...doneEnd(`The secret ${effect.alias} copied: ${copied.way}`),
				keptSecret: { value: effect.value, how: 'copied' },
			}
		}
		case 'store-secret': {
			const stored = await storeSecret(ports, connection, effect)
			if (!stored.ok) return faultEnd(stored.fault, connection)
			return {
				...doneEnd(`${effect.alias} is the secret of ${connection.name} now`),
				keptSecret: { value: effect.value, how: 'stored' },
				relist: connectionId,
			}
		}
		case 'drop-secret': {
			const dropped = await dropSecret(ports, connection, effect.entry, signal)
			if (!dropped.ok) return { ...faultEnd(dropped.fault, connection), relist: connectionId }
			const { ended, doubted, forgotten } = dropped.value
			const parts = [
				`The secret ${effect.entry.alias} was dropped on ${connection.name}`,
				...(ended.length > 0 ? [`${countOf(ended)} ended with it`] : []),
				...(doubted.length > 0 ? [`${countOf(doubted)} unknown until verified`] : []),
				...(forgotten ? ['the connection has forgotten it'] : []),
			]
			return { ...doneEnd(parts.join('; ')), relist: connectionId }
		}
	}
}

function countOf(ids: readonly string[]): string {
	return ids.length === 1 ? '1 token' : `${ids.length} tokens`
}
