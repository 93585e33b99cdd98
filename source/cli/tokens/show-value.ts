import { type Outcome, ok } from '../../model/fault.ts'
import type { Token } from '../../model/token.ts'
import { handOutToken } from '../../work/hand-out-token.ts'
import type { Ports } from '../../work/ports.ts'
import type { Invocation } from '../command.ts'

/** The --show option. */
export const showOption = {
	show: { what: 'the token itself, not only its mask; that it was shown is written down' },
} as const

/** A token's value where the user gave --show, undefined where not. */
export async function shownValue(
	ports: Ports,
	token: Token,
	invocation: Invocation,
): Promise<Outcome<string | undefined>> {
	return invocation.flags.has('show') ? handOutToken(ports, token, 'shown') : ok(undefined)
}
