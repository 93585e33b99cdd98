import { keyFor } from '../../app/keys/key-for.ts'
import type { ListPlace, State } from '../../app/state.ts'
import { fieldPiece, type Line } from './line.ts'

/** Whether a list shows its filter: it is being typed, or it keeps rows away. */
export function hasFilterLine(place: ListPlace): boolean {
	return place.isFiltering === true || (place.filter ?? '') !== ''
}

/** The filter of a list, with the keyboard or without, and how many rows it leaves. */
export function filterLine(state: State, place: ListPlace, found: number, outOf: number): Line {
	const filter = place.filter ?? ''
	const count = `${found} of ${outOf} `
	if (!place.isFiltering) {
		const keys = `${keyFor(state, 'filter')} changes it, esc clears it`
		return [
			{ text: ` / ${filter}`, tone: 'accent' },
			{ text: `   ${count}· ${keys}`, tone: 'dim' },
		]
	}
	return [
		{ text: ' / ', tone: 'accent' },
		fieldPiece({
			name: 'filter',
			kind: 'text',
			value: filter,
			columns: Math.max(1, state.columns - 4 - count.length),
			typed: (text) => ({ kind: 'filter-typed', text }),
		}),
		{ text: count, tone: 'dim' },
	]
}
