import { keyFor } from '../../app/keys/key-for.ts'
import type { WakingOverlay } from '../../app/overlay.ts'
import type { State } from '../../app/state.ts'
import { distanceText } from '../../model/duration-text.ts'
import { faultText } from '../../model/fault-text.ts'

/** What is said while a server wakes up, and when that is over. */
export type WakingWords = {
	readonly title: string
	/** How the waiting stands: looks, how long already, when the next look is. */
	readonly standing: string
	/** Why it is not awake, when waiting ended without that. */
	readonly faults: readonly string[]
	/** What becomes of what the user wanted. */
	readonly wanted: string
}

/** The words of waiting for a server, as they are now. */
export function wakingWords(state: State, overlay: WakingOverlay): WakingWords {
	const { wanted, looks, nextLookAtMs, untilMs, startedAtMs, end } = overlay
	const name = state.history.connections.get(overlay.connectionId)?.name ?? 'The server'
	const lastedMs = (end?.atMs ?? state.nowMs) - startedAtMs
	const lasted = `${looksText(looks)} in ${distanceText(lastedMs, 0)}`
	if (end?.fault) {
		const { message, next } = faultText(end.fault)
		const isOver = end.fault.code === 'waking-up'
		return {
			title: isOver ? `${name} is still waking up` : `${name} cannot be used yet`,
			standing: lasted,
			faults: isOver
				? [`Usually it takes a minute or two. ${keyFor(state, 'wait-on', 'waking')} waits on.`]
				: [message, next],
			wanted: '',
		}
	}
	if (end) {
		const by = wanted.how === 'ask-again' ? wanted.by.kind : 'form'
		const what = by === 'confirm' ? 'question' : 'form'
		return {
			title: `${name} is awake`,
			// The look that found it awake is one more.
			standing:
				looks === 0 ? 'it answers now' : `${looksText(looks + 1)} in ${distanceText(lastedMs, 0)}`,
			faults: [],
			wanted: `Nothing was changed there, and nothing is repeated by itself: ⏎ brings the ${what} back.`,
		}
	}
	const isLooking = nextLookAtMs === undefined || nextLookAtMs <= state.nowMs
	const next = isLooking ? 'looking now' : `next look in ${distanceText(nextLookAtMs, state.nowMs)}`
	const rest = untilMs === undefined ? '' : ` · for ${distanceText(untilMs, state.nowMs)} more`
	return {
		title: `${name} is waking up`,
		standing: looks === 0 ? 'looking now' : `${lasted} · ${next}${rest}`,
		faults: ['Its workspace was suspended and is starting; usually that takes a minute or two.'],
		wanted: wantedWords[wanted.how],
	}
}

function looksText(looks: number): string {
	return looks === 1 ? 'one look' : `${looks} looks`
}

const wantedWords: Readonly<Record<WakingOverlay['wanted']['how'], string>> = {
	'ask-again': 'Nothing was changed there. Once it is awake you are asked again.',
	test: 'Once it is awake the test begins anew.',
	'list-secrets': 'Once it is awake the secrets are listed.',
	check: 'Once it is awake the token is shown to it again.',
	doubt: 'Whether it did what it was asked is not known, so that is not repeated.',
	wait: 'Looking changes nothing there.',
}
