import { shortInstant } from '../model/instant-text.ts'
import type { Token } from '../model/token.ts'
import { eventText } from './event-text.ts'
import type { Line } from './line.tsx'
import { wrapWords } from './wrap-words.ts'

/** What happened to a token, newest first, one event a line or more. */
export function timelineLines(token: Token, nowMs: number, columns: number): readonly Line[] {
	return [...token.events].reverse().flatMap((event) => {
		const { word, detail, tone } = eventText(event, nowMs)
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
