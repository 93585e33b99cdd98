import { eventText } from '../../model/event-text.ts'
import { shortInstant } from '../../model/instant-text.ts'
import type { Token } from '../../model/token.ts'
import type { TokenEvent } from '../../model/token-event.ts'
import { cleanText } from '../parts/clean-text.ts'
import type { Line } from '../parts/line.ts'
import type { Tone } from '../parts/theme.ts'
import { wrapWords } from '../parts/wrap-words.ts'

/**
 * What happened to a token, in order, an event a line or more. An intent whose outcome follows it is
 * left out: the outcome says it all.
 */
export function timelineLines(token: Token, nowMs: number, columns: number): readonly Line[] {
	return token.events.filter(isWorthALine).flatMap((event) => {
		const instant = (atMs: number) => shortInstant(atMs, nowMs)
		const { word, detail: unclean } = eventText(event, instant)
		const tone = toneOf(event)
		const detail = cleanText(unclean)
		const head = ` ${shortInstant(event.atMs, nowMs)}  `
		const label = `${word.padEnd(9)}  `
		const indent = columns < 60 ? 3 : head.length + label.length
		const room = columns - indent - 1
		if (columns < 60) {
			return [
				[
					{ text: head, tone: 'dim' },
					{ text: word, tone },
				],
				...wrapWords(detail, room).map((text): Line => [{ text: ' '.repeat(indent) + text }]),
			]
		}
		const [first = '', ...rest] = wrapWords(detail, room)
		return [
			[{ text: head, tone: 'dim' }, { text: label, tone }, { text: first }],
			...rest.map((text): Line => [{ text: ' '.repeat(indent) + text }]),
		]
	})
}

const tones: Readonly<Record<TokenEvent['kind'], Tone>> = {
	asked: 'dim',
	issued: 'good',
	imported: 'good',
	refreshed: 'good',
	deleted: 'plain',
	failed: 'warning',
	lost: 'unsure',
	checked: 'good',
	doubted: 'unsure',
	labelled: 'plain',
	'auto-refresh': 'plain',
	'handed-out': 'plain',
}

function toneOf(event: TokenEvent): Tone {
	return event.kind === 'checked' && !event.accepted ? 'warning' : (tones[event.kind] ?? 'dim')
}

/** False for an intent whose outcome follows it: that says it all. */
export function isWorthALine(
	event: TokenEvent,
	index: number,
	events: readonly TokenEvent[],
): boolean {
	if (event.kind !== 'asked') return true
	const next = events.slice(index + 1).find(({ kind }) => kind !== 'labelled')
	switch (next?.kind) {
		case 'issued':
			return event.action !== 'issue'
		case 'refreshed':
			return event.action !== 'refresh'
		case 'deleted':
			return event.action !== 'delete'
		case 'failed':
			return event.action !== next.action
		default:
			return true
	}
}
