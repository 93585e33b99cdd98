import { isClosed, lineOf, simpleLines, written } from './lines.mjs'

/** A cell that nothing was written into. Cells are replaced, never changed. */
const blank = { type: 'char', value: ' ', fullWidth: false, styles: [] }

/**
 * Ink's Output, but that a line is put together only where something else is written on it than in the frame before:
 * a key changes two lines of forty. What a line comes to depends on nothing but that and its width. Where that is one
 * plain text, its styles are looked at and not each of its characters.
 */
export function keepingLines(Output, { intersectClips, styledCharsToString }) {
	let kept = []
	return class extends Output {
		get() {
			const { width, height } = this
			const writings = withClips(this.operations, intersectClips)
			const lines = Array.from({ length: height }, () => ({ width, writings: [] }))
			for (const writing of writings) {
				for (let row = 0; row < writing.rows; row++) lines[writing.y + row]?.writings.push(writing)
			}
			const texts = lines.map((line, y) =>
				isSame(line, kept[y]) ? kept[y].text : plainAlone(line),
			)
			const cells = texts.map((text) =>
				text === undefined ? new Array(width).fill(blank) : undefined,
			)
			for (const { operation, clip, y, rows } of writings) {
				// What is written on a line that is not there is passed over.
				if (cells.slice(Math.max(0, y), Math.max(0, y + rows)).some(Boolean)) {
					this.applyWriteOperation(cells, operation, clip)
				}
			}
			kept = lines.map((line, y) => {
				if (!cells[y]) return { ...line, text: texts[y] }
				const whole = cells[y].filter((cell) => cell !== undefined)
				return { ...line, text: styledCharsToString(whole).trimEnd() }
			})
			return { output: kept.map(({ text }) => text).join('\n'), height }
		}
	}
}

/** What is written, in its order, with the lines it takes and the part of the frame it can be seen in. */
function withClips(operations, intersectClips) {
	const clips = []
	return operations.flatMap((operation) => {
		const clip = clips.at(-1)
		if (operation.type === 'clip') clips.push(intersectClips(clip, operation.clip))
		else if (operation.type === 'unclip') clips.pop()
		else return inLines(operation, clip)
		return []
	})
}

/**
 * A text as one for each of its lines, where no style goes on into the next and no transformer asks which line it is.
 * Transformers are others each time, though what they make of a line is the same: that is kept with it.
 */
function inLines(operation, clip) {
	const { text, transformers, y } = operation
	const isAsked = transformers.some((transformer) => transformer.length > 1)
	const lines = clip || isAsked ? undefined : simpleLines(text)
	if (!lines?.every(isClosed)) return [{ operation, clip, y, rows: text.split('\n').length }]
	return lines.map((line, row) => {
		const made = transformers.reduce((text, transform) => transform(text), written(line))
		const at = y + row
		return { operation: { ...operation, text: line.text, y: at }, made, y: at, rows: 1 }
	})
}

/** What a line comes to that has one plain text on it, of one line; undefined where it has something else. */
function plainAlone({ width, writings }) {
	const [{ operation, made } = {}] = writings
	if (writings.length !== 1 || made === undefined || operation.x < 0) return undefined
	const line = lineOf(made)
	return line.isPlain
		? (' '.repeat(Math.min(operation.x, width)) + written(line)).trimEnd()
		: undefined
}

function isSame(line, before) {
	return (
		before?.width === line.width &&
		before.writings.length === line.writings.length &&
		line.writings.every((writing, index) => isSameWriting(writing, before.writings[index]))
	)
}

function isSameWriting(
	{ operation: a, made, clip },
	{ operation: b, made: before, clip: clipBefore },
) {
	if (a.x !== b.x || a.y !== b.y) return false
	if (made !== undefined || before !== undefined) return made === before
	return (
		a.text === b.text &&
		a.transformers.length === b.transformers.length &&
		a.transformers.every((transformer, index) => transformer === b.transformers[index]) &&
		clip?.x1 === clipBefore?.x1 &&
		clip?.x2 === clipBefore?.x2 &&
		clip?.y1 === clipBefore?.y1 &&
		clip?.y2 === clipBefore?.y2
	)
}
