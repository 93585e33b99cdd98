import { type Outcome, ok } from '../../model/fault.ts'
import type { Token } from '../../model/token.ts'
import { parseTokenFilter } from '../../model/token-filter.ts'
import { filterTokens } from '../../work/filter-tokens.ts'
import { findConnection } from '../../work/find-connection.ts'
import { listTokens } from '../../work/find-token.ts'
import type { Ports } from '../../work/ports.ts'
import type { Invocation } from '../command.ts'

/**
 * The tokens that a command is about: those of the connection it names or of all, and of these what --filter
 * lets through. Faults: `no-such-connection`, `wrong-usage` for a filter that cannot be read.
 */
export function tokensAsked(ports: Ports, invocation: Invocation): Outcome<readonly Token[]> {
	const view = ports.history.view()
	const [name] = invocation.words
	const connection = name === undefined ? undefined : findConnection(view, name)
	if (connection && !connection.ok) return connection
	const all = listTokens(view, connection?.value.id)
	if (invocation.texts.filter === undefined) return ok(all)
	const filter = parseTokenFilter(invocation.texts.filter)
	return filter.ok ? ok(filterTokens(view, all, filter.value, ports.nowMs())) : filter
}
