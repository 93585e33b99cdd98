import type { ServerFacts, ServerSeen } from '../../model/server-facts.ts'
import type { Cell } from '../table-text.ts'

/** A server in a list: its version and whether its authentication is on, or why it is not known. */
export function serverCell(seen: ServerSeen | undefined): Cell {
	if (seen?.fault) return { text: `✗ ${seen.fault.code}`, tone: 'danger' }
	if (!seen?.facts) return { text: 'not looked at yet', tone: 'dim' }
	const { authEnabled } = seen.facts
	if (authEnabled === false)
		return { text: `✗ ${versionText(seen.facts)} auth off`, tone: 'danger' }
	return { text: `● ${versionText(seen.facts)}`, tone: 'good' }
}

/** What a look at a server found, in lines. */
export function factsText(name: string, facts: ServerFacts): string {
	const auth = { true: 'on', false: 'off', undefined: 'not known' }[`${facts.authEnabled}`]
	const { clockSkewMs: skewMs, latencyMs } = facts
	const skew =
		skewMs === undefined
			? ''
			: `, clock ${skewMs < 0 ? '−' : '+'}${Math.round(Math.abs(skewMs) / 1000)}s`
	const took = latencyMs === undefined ? '' : `, ${Math.round(latencyMs)} ms`
	return [
		`${name} answers: TigerGraph ${versionText(facts)}${took}${skew}`,
		`REST++          ${facts.restppUrl}`,
		`GSQL            ${facts.gsqlUrl}`,
		`authentication  ${auth}`,
		...(facts.dialect === 'jwt'
			? ['tokens          JSON Web Tokens; a refresh is a rotation']
			: []),
	].join('\n')
}

const families = { query: '3.0–3.4', json: '3.5–3.11', jwt: '4.x' } as const

function versionText(facts: ServerFacts): string {
	return facts.version ?? families[facts.dialect]
}
