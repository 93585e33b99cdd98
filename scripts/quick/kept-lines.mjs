/** A cell that nothing was written into. Cells are replaced, never changed. */
const blank = { type: 'char', value: ' ', fullWidth: false, styles: [] }

/**
 * Ink's Output, but that a line is put together only where something else is written on it than in the frame before:
 * a key changes two lines of forty. What a line comes to depends on nothing but that and its width.
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
			const cells = lines.map((line, y) =>
				isSame(line, kept[y]) ? undefined : new Array(width).fill(blank),
			)
			for (const { operation, clip, y, rows } of writings) {
				// What is written on a line that is not there is passed over.
				if (cells.slice(Math.max(0, y), Math.max(0, y + rows)).some(Boolean)) {
					this.applyWriteOperation(cells, operation, clip)
				}
			}
			kept = lines.map((line, y) => {
				if (!cells[y]) return kept[y]
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
		else return { operation, clip, y: operation.y, rows: operation.text.split('\n').length }
		return []
	})
}

function isSame(line, before) {
	return (
		before?.width === line.width &&
		before.writings.length === line.writings.length &&
		line.writings.every((writing, index) => isSameWriting(writing, before.writings[index]))
	)
}

function isSameWriting({ operation: a, clip }, { operation: b, clip: before }) {
	return (
		a.x === b.x &&
		a.y === b.y &&
		a.text === b.text &&
		a.transformers.length === b.transformers.length &&
		a.transformers.every((transformer, index) => transformer === b.transformers[index]) &&
		clip?.x1 === before?.x1 &&
		clip?.x2 === before?.x2 &&
		clip?.y1 === before?.y1 &&
		clip?.y2 === before?.y2
	)
}
