import { sortColumns } from '../../model/token-order.ts'
import type { FindMessage } from '../message.ts'
import { type ListPlace, type State, topScreen } from '../state.ts'
import { type Step, still, withTop } from './step.ts'

/** Filtering the rows of a list as it is typed, and sorting them. */
export function finding(state: State, message: FindMessage): Step {
	switch (message.kind) {
		case 'filter':
			return still(withPlace(state, (place) => ({ ...place, isFiltering: true })))
		case 'filter-typed':
			return still(withPlace(state, (place) => ({ ...place, filter: message.text, top: 0 })))
		case 'filter-done':
			return still(withPlace(state, withoutTyping))
		case 'filter-cleared':
			return still(withPlace(state, (place) => withoutFilter(withoutTyping(place))))
		case 'sort-next': {
			const at = sortColumns.indexOf(state.sort.by)
			const by = sortColumns[(at + 1) % sortColumns.length] ?? 'expires'
			return still({ ...state, sort: { by, descending: false } })
		}
		case 'sort-turned':
			return still({ ...state, sort: { ...state.sort, descending: !state.sort.descending } })
	}
}

/** The state with its list changed; as it was where the screen on top has none. */
function withPlace(state: State, change: <Place extends ListPlace>(place: Place) => Place): State {
	const screen = topScreen(state)
	return screen.name === 'inspect' ? state : withTop(state, change(screen))
}

function withoutTyping<Place extends ListPlace>({ isFiltering: _, ...place }: Place): Place {
	return place as Place
}

/** A place with all its rows. */
export function withoutFilter<Place extends ListPlace>({ filter: _, ...place }: Place): Place {
	return place as Place
}
