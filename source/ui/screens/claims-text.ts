import { fullInstant } from '../../model/instant-text.ts'
import type { Jwt } from '../../model/jwt.ts'
import { sanitizeTo } from '../../model/sanitize.ts'
import type { Fact } from './token-facts.ts'

/** The claims that are instants (RFC 7519, section 4.1). */
const instants: ReadonlySet<string> = new Set(['iat', 'exp', 'nbf'])

/** What a JWT says of itself, algorithm first; its texts are a stranger's and are cleaned and cut. */
export function claimFacts(jwt: Jwt): readonly Fact[] {
	const claims = Object.entries(jwt.claims).map(([name, value]) => ({
		name: sanitizeTo(name, 20),
		value: { text: valueText(name, value) },
	}))
	return [{ name: 'alg', value: { text: jwt.algorithm } }, ...claims]
}

function valueText(name: string, value: unknown): string {
	if (instants.has(name) && typeof value === 'number') return fullInstant(value * 1000)
	return sanitizeTo(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''), 120)
}
