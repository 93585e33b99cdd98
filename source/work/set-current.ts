import type { Outcome } from '../model/fault.ts'
import type { Token } from '../model/token.ts'
import type { Ports } from './ports.ts'

/** Makes a token its connection's current one: what refresh and delete act on when none is named. */
export function setCurrent(ports: Ports, token: Token): Promise<Outcome<void>> {
	return ports.history.change([
		{ kind: 'current', connectionId: token.connectionId, tokenId: token.id },
	])
}
