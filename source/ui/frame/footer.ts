import type { Binding } from '../../app/keys/binding.ts'
import { keyText } from '../../app/keys/key-text.ts'
import { footerKeys } from '../../app/keys/keys.ts'
import type { State } from '../../app/state.ts'
import { textWidth } from '../../model/text-width.ts'
import { questionOf } from '../overlays/confirm-words.ts'
import { formWords } from '../overlays/form-words.ts'
import type { Line } from '../parts/line.ts'

const gap = '  '

/** The last line: the keys that matter here, as many as fit, and always the one that shows all. */
export function footerLine(state: State): Line {
	const keys = footerKeys(state).filter(
		({ message }) => message.kind !== 'test-form' || isConnectionForm(state),
	)
	const isKept = ({ message }: Binding) => message.kind === 'show-help'
	const kept = keys.filter(isKept)
	// Each is counted with the gap before it, and the first has none.
	let room =
		state.columns - 1 + gap.length - kept.reduce((sum, key) => sum + entryWidth(state, key), 0)
	const shown = new Set(kept)
	for (const key of keys) {
		if (isKept(key)) continue
		const width = entryWidth(state, key)
		if (width > room) break
		room -= width
		shown.add(key)
	}
	return [
		{ text: ' ' },
		...keys
			.filter((key) => shown.has(key))
			.flatMap((key, index) => [
				{ text: index === 0 ? '' : gap },
				{ text: keyText(key.keys[0] ?? ''), tone: 'accent' as const },
				{ text: ` ${hintOf(state, key)}`, tone: 'dim' as const },
			]),
	]
}

function entryWidth(state: State, key: Binding): number {
	return gap.length + textWidth(keyText(key.keys[0] ?? '')) + 1 + textWidth(hintOf(state, key))
}

function isConnectionForm({ overlay }: State): boolean {
	return overlay?.kind === 'form' && overlay.form === 'connection'
}

/** The key table's word, or the very thing the key would do in this form or question. */
function hintOf(state: State, { message, hint }: Binding): string {
	const { overlay } = state
	if (overlay?.kind === 'form' && message.kind === 'submit') return formWords(state, overlay).submit
	if (overlay?.kind !== 'confirm') return hint
	const { yes, no } = questionOf(state, overlay)
	if (message.kind === 'answer-yes') return yes
	return overlay.wanted === undefined ? `${no} (default)` : no
}
