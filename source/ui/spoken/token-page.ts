import { type State, topScreen } from '../../app/state.ts'
import { eventText } from '../../model/event-text.ts'
import { shortInstant } from '../../model/instant-text.ts'
import type { Jwt } from '../../model/jwt.ts'
import { claimFacts } from '../screens/claims-text.ts'
import { isWorthALine } from '../screens/timeline.ts'
import { tokenFacts } from '../screens/token-facts.ts'
import { counted, durationInWords, sentence, spokenText } from './spoken-text.ts'
import { stateInWords } from './token-line.ts'

/** Everything known of the token that is inspected, a fact or an event a line, its state first. */
export function tokenPage(state: State): readonly string[] {
	const screen = topScreen(state)
	const token = screen.name === 'inspect' ? state.history.tokens.get(screen.tokenId) : undefined
	if (!token || screen.name !== 'inspect') return []
	const facts = tokenFacts(state, token)
		.filter(({ name }) => name !== 'state')
		.map(({ name, value }) => `${names[name] ?? name}: ${factText(name, value.text)}`)
	const events = token.events.filter(isWorthALine)
	const timeline = events.map((event) => {
		const instant = (atMs: number) => shortInstant(atMs, state.nowMs)
		const { word, detail } = eventText(event, instant)
		return `${instant(event.atMs)}, ${word}: ${durationInWords(detail)}`
	})
	return [
		`State: ${stateInWords(state, token)}`,
		...facts,
		`${counted(events.length, 'event')}:`,
		...timeline,
	]
		.map((line) => sentence(spokenText(state, line)))
		.concat(screen.jwt ? claimLines(state, screen.jwt) : [])
}

/** What a JWT says of itself, a claim a line. */
export function claimLines(state: State, jwt: Jwt): readonly string[] {
	const claims = claimFacts(jwt).map(({ name, value }) => `${name}: ${value.text}`)
	return ['Claims, not verified:', ...claims].map((line) => sentence(spokenText(state, line)))
}

const names: Readonly<Record<string, string>> = {
	ends: 'Ends',
	source: 'How that is known',
	label: 'Label',
	current: 'Current token',
	fingerprint: 'Fingerprint',
	graph: 'Graph',
	'asked by': 'Asked for by',
	'asked / got': 'Lifetime asked for, and got',
	'last check': 'Last check',
	replaces: 'Replaces',
	'replaced by': 'Replaced by',
	held: 'Held here',
	connection: 'Connection',
	id: 'Id',
}

function factText(name: string, text: string): string {
	return name === 'asked / got' ? durationInWords(text.replace(' / ', ', ')) : text
}
