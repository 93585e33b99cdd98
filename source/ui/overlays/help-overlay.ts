import type { Binding } from '../../app/keys/binding.ts'
import { keysText } from '../../app/keys/key-text.ts'
import { keysOf } from '../../app/keys/keys.ts'
import { scopeTitles } from '../../app/keys/scope-titles.ts'
import { type State, topScreen } from '../../app/state.ts'
import { textWidth } from '../../model/text-width.ts'
import type { Line } from '../parts/line.ts'
import { wrapWords } from '../parts/wrap-words.ts'
import { panelLines } from './panel.ts'
import { isFramed, roomFor } from './panel-room.ts'

/** Every key, those of the screen below first. `top` counts keys, so that one press is one key on. */
export function helpLines(state: State, top: number, rows: number): readonly Line[] {
	const room = roomFor(state.columns, isFramed(state))
	const { lines, starts } = keysAsLines(state, room.inner)
	const height = rows - (room.framed ? 2 : 1)
	const from = Math.max(0, Math.min(starts[top] ?? lines.length, lines.length - height))
	const shown = lines.slice(from, from + height)
	const percent = Math.round(((from + shown.length) / lines.length) * 100)
	const where = lines.length > height ? ` · ${percent} % · ↓ ↑ scroll` : ''
	return panelLines({ title: `Keys${where}`, tone: 'accent' }, room, shown)
}

/** The help as lines, and at which of them each key starts. */
function keysAsLines(
	state: State,
	inner: number,
): { readonly lines: readonly Line[]; readonly starts: readonly number[] } {
	const here = topScreen(state).name
	const scopes = [...scopeTitles].sort(([a], [b]) => Number(b === here) - Number(a === here))
	const lines: Line[] = []
	const starts: number[] = []
	for (const [scope, title] of scopes) {
		if (lines.length > 0) lines.push([])
		const heading = scope === here ? `${title} (this screen)` : title
		for (const [index, binding] of keysOf(state.keyTable, scope).entries()) {
			starts.push(lines.length)
			if (index === 0) lines.push([{ text: heading, tone: 'accent', bold: true }])
			const reason = scope === here ? binding.off?.(state) : undefined
			lines.push(...bindingLines(binding, reason, inner))
		}
	}
	return { lines, starts }
}

const keysWidth = 16

function bindingLines(
	binding: Binding,
	reason: string | undefined,
	inner: number,
): readonly Line[] {
	const names = keysText(binding.keys).join(' ')
	const pad = ' '.repeat(Math.max(1, keysWidth - textWidth(names)))
	const [first = '', ...rest] = wrapWords(binding.help, inner - keysWidth)
	const indent = ' '.repeat(keysWidth)
	const offLines = reason === undefined ? [] : wrapWords(`not now: ${reason}`, inner - keysWidth)
	return [
		[{ text: names, tone: binding.danger ? 'danger' : 'plain', bold: true }, { text: pad + first }],
		...rest.map((text): Line => [{ text: indent + text }]),
		...offLines.map((text): Line => [{ text: indent + text, tone: 'dim' }]),
	]
}
