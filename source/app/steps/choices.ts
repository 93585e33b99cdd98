import { mayBeLive, tokenState } from '../../model/token-state.ts'
import type { CopyForm } from '../../work/copy-text.ts'
import { supersededIds } from '../../work/superseded.ts'
import { offForTokenOnServer } from '../keys/off.ts'
import { rowIds } from '../lists/chosen.ts'
import type { Message } from '../message.ts'
import type { ChoiceOverlay } from '../overlay.ts'
import type { State } from '../state.ts'

/** One line of a menu: what it says and what it does. */
export type Choice = { readonly text: string; readonly message: Message }

/** The lines of the menu that lies over the screen. */
export function choicesOf(state: State, menu: ChoiceOverlay['menu']): readonly Choice[] {
	return menu === 'copy' ? copyChoices : cleanUpChoices(state)
}

const copyWords: Readonly<Record<CopyForm, string>> = {
	token: 'the token itself',
	header: 'an Authorization header',
	curl: 'a curl command',
	pytigergraph: 'lines of Python for pyTigerGraph',
	spark: 'options for the Spark connector',
	jdbc: 'lines of Java for the JDBC driver',
	env: 'environment lines for a shell',
	report: 'a report without the token, for a ticket',
}

const copyChoices: readonly Choice[] = Object.entries(copyWords).map(([form, text]) => ({
	text,
	message: { kind: 'copy-as', form: form as CopyForm },
}))

/** Each marks tokens of this list; deleting them is then asked as ever. */
function cleanUpChoices(state: State): readonly Choice[] {
	const { nowMs, history } = state
	const listed = rowIds(state).flatMap((id) => history.tokens.get(id) ?? [])
	const tokens = listed.filter((token) => offForTokenOnServer(state, token) === undefined)
	const superseded = supersededIds(tokens, history.current, nowMs)
	const kinds = [
		['expired', tokens.filter((token) => tokenState(token, nowMs) === 'expired')],
		['superseded by a later one of the same label', tokens.filter(({ id }) => superseded.has(id))],
		[
			'without a label, the current ones left out',
			tokens.filter(
				(token) =>
					token.label === '' &&
					mayBeLive(tokenState(token, nowMs)) &&
					history.current.get(token.connectionId) !== token.id,
			),
		],
	] as const
	return kinds.map(([text, found]) => ({
		text: `${String(found.length).padStart(4)}  ${text}`,
		message: { kind: 'mark-these', tokenIds: found.map(({ id }) => id) },
	}))
}
