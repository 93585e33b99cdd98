import { cursorIndex } from '../lists/chosen.ts'
import { connectionList } from '../lists/connection-list.ts'
import { tokenList } from '../lists/token-list.ts'
import { listHeight, viewportFor } from '../lists/viewport.ts'
import { type State, topScreen } from '../state.ts'
import { flashEndMs } from '../steps/happening.ts'
import { nextAlertMs } from './alerts.ts'

const minuteMs = 60_000

/**
 * How long the screen can stay as it is, in milliseconds: to the next second while something
 * visible counts seconds, otherwise to the next whole minute of some countdown. Never more than a
 * minute, so that a sleeping laptop wakes to the truth.
 */
export function nextTickMs(state: State): number {
	const { nowMs, flash } = state
	let next = minuteMs
	next = Math.min(next, nextAlertMs(state) - nowMs)
	if (flash) next = Math.min(next, flashEndMs(flash) - nowMs)
	// While a server wakes up, seconds are counted up and down.
	if (state.operations.some(({ what }) => what === 'waking')) next = Math.min(next, 1000)
	for (const atMs of visibleInstants(state)) {
		const away = Math.abs(atMs - nowMs)
		// Past and future alike: seconds under two minutes, minutes beyond.
		const unit = away <= 2 * minuteMs ? 1000 : minuteMs
		const phase = (((atMs - nowMs) % unit) + unit) % unit
		// Whole seconds change right after they are full; who looked at that instant would see every other one.
		next = Math.min(next, phase + 1)
	}
	return Math.max(50, Math.min(next, minuteMs))
}

/** The instants whose distance from now is on the screen. */
function visibleInstants(state: State): readonly number[] {
	const screen = topScreen(state)
	if (screen.name === 'connections') {
		return connectionList(state).flatMap((row) => ends(row.soonestExpirySeconds))
	}
	if (screen.name === 'secrets') return []
	if (screen.name === 'inspect') {
		const token = state.history.tokens.get(screen.tokenId)
		const revealed = screen.revealed ? [screen.revealed.untilMs] : []
		return [...ends(token?.expiresAtSeconds ?? token?.latestExpirySeconds), ...revealed]
	}
	const { tokens } = tokenList(state, screen)
	const cursor = cursorIndex(state, screen)
	const { top, height } = viewportFor(
		{ top: screen.top, cursor },
		tokens.length,
		listHeight(state.rows),
	)
	return tokens
		.slice(top, top + height)
		.flatMap((token) =>
			token.ended ? [] : ends(token.expiresAtSeconds ?? token.latestExpirySeconds),
		)
}

function ends(seconds: number | undefined): readonly number[] {
	return seconds === undefined ? [] : [seconds * 1000]
}
