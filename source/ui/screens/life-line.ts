import { distanceText } from '../../model/duration-text.ts'
import { shortInstant } from '../../model/instant-text.ts'
import type { Token } from '../../model/token.ts'
import { tokenState } from '../../model/token-state.ts'
import type { Line } from '../parts/line.ts'
import { signs, stateLooks } from '../parts/theme.ts'

const before = ' issued '
const after = ' ends '

/**
 * A token's life drawn in two lines: how far it has got between the day it was issued and its end,
 * and the instants below. Nothing when its end is not known.
 */
export function lifeLines(token: Token, nowMs: number, columns: number): readonly Line[] {
	const endSeconds = token.expiresAtSeconds ?? token.latestExpirySeconds
	if (endSeconds === undefined) return []
	const endMs = endSeconds * 1000
	const state = tokenState(token, nowMs)
	const { tone } = stateLooks[state]
	const atMs = token.ended?.atMs ?? nowMs
	const length = Math.max(5, columns - before.length - after.length - 1)
	const at = Math.round(shareOf(token.issuedAtMs, atMs, endMs) * (length - 1))
	const mark = token.ended ? stateLooks.deleted.sign : signs.now
	const start = shortInstant(token.issuedAtMs, nowMs)
	const end = (token.expiresAtSeconds === undefined ? '≤ ' : '') + shortInstant(endMs, nowMs)
	return [
		[
			{ text: before, tone: 'dim' },
			{ text: signs.lived.repeat(at), tone },
			{ text: mark, tone, bold: true },
			{ text: signs.ahead.repeat(length - 1 - at), tone: 'dim' },
			{ text: after, tone: 'dim' },
		],
		spread(start, middleText(token, state, endMs, nowMs), end, columns),
	]
}

function middleText(token: Token, state: string, endMs: number, nowMs: number): string {
	if (token.ended) return `${state} ${distanceText(token.ended.atMs, nowMs)}`
	if (state === 'unknown') return 'unknown'
	return endMs > nowMs
		? `now: ${distanceText(endMs, nowMs)} left`
		: `ended ${distanceText(endMs, nowMs)}`
}

/** How much of the way from one instant to another is done, from 0 to 1. */
function shareOf(startMs: number, atMs: number, endMs: number): number {
	if (endMs <= startMs) return 1
	return Math.min(1, Math.max(0, (atMs - startMs) / (endMs - startMs)))
}

/** Three texts of plain characters over a line: left, in the middle, right; the outer ones go first. */
function spread(left: string, middle: string, right: string, columns: number): Line {
	const room = columns - 2 - middle.length
	if (room < left.length + right.length + 4) return [{ text: ` ${middle}` }]
	const start = Math.floor((columns - middle.length) / 2)
	const gapLeft = Math.max(2, start - 1 - left.length)
	const gapRight = Math.max(2, columns - 2 - left.length - gapLeft - middle.length - right.length)
	return [
		{ text: ` ${left}`, tone: 'dim' },
		{ text: `${' '.repeat(gapLeft)}${middle}${' '.repeat(gapRight)}` },
		{ text: right, tone: 'dim' },
	]
}
