import type { ConfirmOverlay, Overlay } from '../../app/overlay.ts'
import type { State } from '../../app/state.ts'
import { choicesOf } from '../../app/steps/choices.ts'
import { shownSecret } from '../../app/steps/made-secret.ts'
import { horizonOf } from '../../app/time/horizon.ts'
import type { Fault } from '../../model/fault.ts'
import { faultText } from '../../model/fault-text.ts'
import { fullInstant } from '../../model/instant-text.ts'
import { questionOf } from '../overlays/confirm-words.ts'
import { horizonWords } from '../overlays/horizon-words.ts'
import { actionLine, overlayActions } from './actions.ts'
import { blockListLines } from './block-list-lines.ts'
import { flashLine } from './flash-line.ts'
import { counted, sentence, spokenText, timesInWords } from './spoken-text.ts'
import { wakingLines } from './waking-lines.ts'

/** What lies over the screen, in words: lines to hear, and the choices with their numbers. */
export type OverlayWords = {
	readonly lines: readonly string[]
	readonly choices: readonly string[]
}

/** The words of an overlay that is neither a form nor told as it goes on. */
export function overlayWords(state: State, overlay: Overlay): OverlayWords {
	switch (overlay.kind) {
		case 'confirm':
			return { lines: questionLines(state, overlay), choices: [] }
		case 'choice':
			return {
				lines: [overlay.menu === 'copy' ? 'Copy the token as:' : 'Mark, of the tokens listed:'],
				choices: choicesOf(state, overlay.menu).map(({ text }) =>
					sentence(spokenText(state, text.trim().replace(/ {2,}/, ' '))),
				),
			}
		case 'horizon':
			return { lines: ['When live tokens end:'], choices: horizonLines(state) }
		case 'made-secret':
			return { lines: secretLines(state), choices: actionLines(state) }
		case 'unsaved':
			return { lines: unsavedLines(state), choices: actionLines(state) }
		case 'said':
			return {
				lines: [
					`Messages, the latest first: ${state.said.length}.`,
					...state.said
						.toReversed()
						.map((flash) => `${fullInstant(flash.atMs).slice(11)}, ${flashLine(state, flash)}`),
				],
				choices: [],
			}
		case 'activity':
			return { lines: requestLines(state), choices: [] }
		case 'waking':
			return { lines: wakingLines(state, overlay), choices: actionLines(state) }
		case 'block-list':
			return {
				lines: blockListLines(state, overlay.connectionId),
				choices: actionLines(state),
			}
		case 'fault':
			return {
				lines: faultLines(overlay.fault).map((line) => spokenText(state, line)),
				choices: [],
			}
		case 'batch':
		case 'examination':
			return { lines: ['Still under way: b stops it.'], choices: [] }
		default:
			return { lines: [], choices: actionLines(state) }
	}
}

/** A question with everything it is about, and how it is answered. */
function questionLines(state: State, overlay: ConfirmOverlay): readonly string[] {
	const { title, about, consequence, yes, no } = questionOf(state, overlay)
	const how =
		overlay.wanted === undefined
			? `Type yes to go on: ${yes}. Anything else is no: ${no}.`
			: `Type ${overlay.wanted} to go on: ${yes}. Enter alone is no: ${no}.`
	return [title, ...about, ...consequence, how].map((line) =>
		sentence(spokenText(state, timesInWords(line))),
	)
}

function horizonLines(state: State): readonly string[] {
	return horizonOf(state).map(({ step, count, connections }) => {
		const where = connections.map((each) => `${each.name} ${each.count}`).join(', ')
		return `${horizonWords[step]}: ${counted(count, 'token')}${where === '' ? '' : `: ${where}`}.`
	})
}

function secretLines(state: State): readonly string[] {
	const secret = shownSecret(state)
	if (!secret) return []
	return [
		`The secret ${secret.alias} of ${secret.connectionName} is on the next line; no server shows it again.`,
		secret.value,
	]
}

function unsavedLines({ unsaved }: State): readonly string[] {
	const [first] = unsaved
	if (!first) return []
	return [
		'This token is not stored: the server handed it out and the disk would not take it. It is live, and nothing else knows it.',
		`Copy it now, make room or mend the permissions, then import it. The token of ${first.connectionName}, on the next line:`,
		first.value,
		...(unsaved.length > 1 ? [`There are ${unsaved.length - 1} more.`] : []),
	]
}

function actionLines(state: State): readonly string[] {
	return overlayActions(state).map((each) => actionLine(state, each))
}

function requestLines({ requests }: State): readonly string[] {
	return [
		`Requests made since the start, the latest first: ${requests.length}.`,
		...requests.toReversed().map(({ atMs, method, place, status, faultCode, tookMs }) => {
			const outcome = faultCode?.replaceAll('-', ' ') ?? `status ${status ?? 'none'}`
			const took = counted(Math.round(tookMs), 'millisecond')
			return `${fullInstant(atMs).slice(11, 19)}, ${method} ${place}, ${outcome}, ${took}.`
		}),
	]
}

function faultLines(fault: Fault): readonly string[] {
	const { message, next } = faultText(fault)
	const facts: readonly (readonly [string, string | undefined])[] = [
		['Connection', fault.connection],
		['Place', fault.place],
		['HTTP status', fault.httpStatus?.toString()],
		['Server code', fault.serverCode],
		['Server said', fault.serverMessage],
		['Kind', fault.code.replaceAll('-', ' ')],
	]
	return [
		`The last error. ${sentence(message)}`,
		`Next: ${sentence(next)}`,
		...facts.flatMap(([name, value]) =>
			value === undefined ? [] : [sentence(`${name}: ${value}`)],
		),
	]
}
