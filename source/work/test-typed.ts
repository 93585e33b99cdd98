import type { Outcome } from '../model/fault.ts'
import type { ServerFacts } from '../model/server-facts.ts'
import type { Ports } from './ports.ts'
import { connectionOf, faultsOfFields, type SaveRequest } from './save-connection.ts'
import { issuingTokens } from './test-connection.ts'

/**
 * Looks at the server of a connection that is typed but not saved; nothing is written down. Secrets
 * that were left as they are come from the history.
 * Faults: the first field's own, `auth-disabled`, those of the way to the server.
 */
export async function testTyped(
	ports: Ports,
	request: SaveRequest,
	signal?: AbortSignal,
): Promise<Outcome<ServerFacts>> {
	const view = ports.history.view()
	const [wrong] = faultsOfFields(view, request.typed, request.editedId)
	if (wrong) return { ok: false, fault: wrong.fault }
	const before = request.editedId === undefined ? undefined : view.connections.get(request.editedId)
	const connection = connectionOf(ports, request, before)
	const stored = before ? await ports.history.credentials(before.id) : undefined
	if (stored && !stored.ok) return stored
	const secret = request.credentials.secret ?? stored?.value.secret
	const password = request.credentials.password ?? stored?.value.password
	const credentials = {
		...(secret !== undefined && { secret }),
		...(connection.user !== undefined && { user: connection.user }),
		...(password !== undefined && { password }),
	}
	const facts = await ports.api.discover({ connection, credentials }, signal)
	return facts.ok ? issuingTokens(connection, facts.value) : facts
}
