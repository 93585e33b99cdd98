import { type State, topScreen } from '../state.ts'
import { type Binding, inScope, row, type Scope } from './binding.ts'
import { overlayKeys } from './overlay-keys.ts'
import { connectionsKeys, inspectKeys, tokensKeys } from './screen-keys.ts'
import { madeSecretKeys, secretsKeys } from './secret-keys.ts'

/** Every key there is, in the order of the help, before `config.json` has changed any. */
export const keyTable: readonly Binding[] = [
	...connectionsKeys,
	...tokensKeys,
	...inspectKeys,
	...secretsKeys,
	...overlayKeys,
	...madeSecretKeys,
	...inScope(
		'everywhere',
		row('ctrl+c', 'quit', 'Leave at once; press it twice', { kind: 'interrupt' }, { danger: true }),
	),
]

/** The scope that has the keyboard: the overlay's while there is one, else the screen's. */
export function scopeOf(state: State): Scope {
	const { overlay } = state
	if (!overlay) {
		const screen = topScreen(state)
		return screen.name !== 'inspect' && screen.isFiltering ? 'filter' : screen.name
	}
	if (overlay.kind !== 'confirm') return overlay.kind
	return overlay.wanted === undefined ? 'confirm' : 'type-to-confirm'
}

/** Whether printable keys are text for a field now, not commands. */
export function takesText(state: State): boolean {
	const scope = scopeOf(state)
	return (
		scope === 'form' || scope === 'type-to-confirm' || scope === 'filter' || scope === 'palette'
	)
}

/** The rows of a scope in a table: the one above, or the one in force. */
export function keysOf(table: readonly Binding[], scope: Scope): readonly Binding[] {
	return table.filter((binding) => binding.scope === scope)
}

/** The footer's rows: most wanted first, those that are off left out. */
export function footerKeys(state: State): readonly Binding[] {
	return keysOf(state.keyTable, scopeOf(state))
		.filter((binding) => binding.footer !== undefined && binding.off?.(state) === undefined)
		.sort((a, b) => (a.footer ?? 0) - (b.footer ?? 0))
}
