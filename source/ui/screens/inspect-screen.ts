import type { InspectScreen as Place, State } from '../../app/state.ts'
import type { Token } from '../../model/token.ts'
import { panelLines } from '../overlays/panel.ts'
import { revealLines } from '../overlays/reveal-lines.ts'
import { blankLines, type Line, lineOf } from '../parts/line.ts'
import { windowOf } from '../parts/window-of.ts'
import { claimFacts } from './claims-text.ts'
import { lifeLines } from './life-line.ts'
import { timelineLines } from './timeline.ts'
import { type Fact, tokenFacts } from './token-facts.ts'

/** Fewest lines the timeline wants below the boxes. */
const timelineRows = 3
const smallestBox = 7
const narrowest = 76

/** Everything known of one token. */
export function inspectLines(state: State, screen: Place, rows: number): readonly Line[] {
	const { columns, nowMs } = state
	const token = state.history.tokens.get(screen.tokenId)
	if (!token) return [[], lineOf(' This token is not in the history any more.')]
	const revealed = screen.revealed ? revealLines(screen.revealed, nowMs, columns) : []
	const life = lifeLines(token, nowMs, columns)
	const timeline = timelineLines(token, nowMs, columns)
	const [left, right] = panels(state, screen, token)
	const around = revealed.length + life.length + 1
	const needed = Math.max(left.facts.length, right?.facts.length ?? 0) + 2
	const boxRows = Math.min(needed, rows - around - timelineRows)
	const fixed = around + boxRows
	if (columns < narrowest || boxRows < smallestBox) {
		const facts = [left, ...(right ? [right] : [])].flatMap((panel) => [
			...(panel === left ? [] : [[], lineOf(` ${panel.title}`, 'dim')]),
			...panel.facts.map((fact): Line => [{ text: ' ' }, ...factLine(fact)]),
		])
		const all = [...revealed, ...facts, [], ...life, [], ...timeline]
		return windowOf(all, screen.top, rows)
	}
	const leftColumns = right ? Math.floor(columns / 2) : columns
	const boxes = [
		factsPanel(left, leftColumns, boxRows),
		...(right ? [factsPanel(right, columns - leftColumns, boxRows)] : []),
	]
	return [
		...revealed,
		...beside(boxes),
		...life,
		[],
		...windowOf(timeline, screen.top, rows - fixed),
	]
}

type FactsBox = { readonly title: string; readonly facts: readonly Fact[] }

/** The boxes of facts: the token's own, and what a JWT says of itself or what else there is. */
function panels(state: State, screen: Place, token: Token): readonly [FactsBox, FactsBox?] {
	const facts = tokenFacts(state, token)
	if (screen.jwt) {
		return [
			{ title: 'token', facts },
			{ title: 'claims (not verified)', facts: claimFacts(screen.jwt) },
		]
	}
	const half = Math.ceil(facts.length / 2)
	if (state.columns < narrowest) return [{ title: 'token', facts }]
	return [
		{ title: 'token', facts: facts.slice(0, half) },
		{ title: 'known besides', facts: facts.slice(half) },
	]
}

function factsPanel(panel: FactsBox, columns: number, rows: number): readonly Line[] {
	const room = rows - 2
	const left = panel.facts.length - room
	const lines =
		left > 0
			? [...panel.facts.slice(0, room - 1).map(factLine), lineOf(`… and ${left + 1} more`, 'dim')]
			: panel.facts.map(factLine)
	return panelLines({ title: panel.title }, { columns, inner: columns - 4, framed: true }, [
		...lines,
		...blankLines(room - lines.length),
	])
}

/** Boxes of one height, side by side. */
function beside([left = [], ...others]: readonly (readonly Line[])[]): readonly Line[] {
	return left.map((line, row) => [...line, ...others.flatMap((other) => other[row] ?? [])])
}

function factLine({ name, value }: Fact): Line {
	return [{ text: `${name.padEnd(11)} `, tone: 'dim' }, value]
}
