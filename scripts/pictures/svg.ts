import type { Cell } from './cells.ts'

const cellWidth = 8.4
const cellHeight = 18
const margin = 14
const background = '#16181d'
const foreground = '#d4d7dd'

/** The sixteen colours by their numbers, on that background. */
const palette = [
	'#3b3f48 #e0605e #7fb069 #d6a84b #5b8def #b983d8 #56b6c2 #c8ccd4',
	'#6b717d #ff7b72 #98d982 #f2d06b #79a8ff #d2a8ff #7fdbe6 #ffffff',
].flatMap((row) => row.split(' '))

/** A screen as an SVG picture; its text can be read and found. */
export function svgOf(rows: readonly (readonly Cell[])[], title: string): string {
	const columns = rows[0]?.length ?? 0
	const width = Math.round(columns * cellWidth + 2 * margin)
	const height = rows.length * cellHeight + 2 * margin
	const lines = rows.map((cells, row) => lineOf(cells, margin + row * cellHeight + 13))
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
		`<title>${escaped(title)}</title>`,
		`<rect width="100%" height="100%" rx="8" fill="${background}"/>`,
		`<g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="14" fill="${foreground}" xml:space="preserve">`,
		...lines,
		'</g>',
		'</svg>',
		'',
	].join('\n')
}

/** What a picture made by `svgOf` shows, line by line, without trailing blanks. */
export function textOfSvg(svg: string): readonly string[] {
	return [...svg.matchAll(/<text[^>]*>(.*)<\/text>/g)].map(([, line = '']) =>
		line
			.replace(/<[^>]*>/g, '')
			.replace(/&lt;/g, '<')
			.replace(/&gt;/g, '>')
			.replace(/&amp;/g, '&')
			.trimEnd(),
	)
}

/** The same of a screen itself. */
export function textOfCells(rows: readonly (readonly Cell[])[]): readonly string[] {
	return rows.map((cells) =>
		cells
			.map(({ letter }) => letter)
			.join('')
			.trimEnd(),
	)
}

/** Each run has its own place, so that whatever font there is, columns stay columns. */
function lineOf(cells: readonly Cell[], y: number): string {
	const runs: { readonly at: number; readonly look: string; text: string; columns: number }[] = []
	for (const [column, cell] of cells.entries()) {
		const look = lookOf(cell)
		const last = runs.at(-1)
		if (last?.look === look) {
			last.text += cell.letter
			last.columns++
		} else runs.push({ at: column, look, text: cell.letter, columns: 1 })
	}
	const spans = runs.map(({ at, look, text, columns }) => {
		const x = (margin + at * cellWidth).toFixed(1)
		const length = (columns * cellWidth).toFixed(1)
		return `<tspan x="${x}" textLength="${length}"${look}>${escaped(text)}</tspan>`
	})
	return `<text y="${y}">${spans.join('')}</text>`
}

function lookOf({ letter, color, bold, dim, inverse, underline }: Cell): string {
	// Blanks look alike, but for the cursor of a field.
	if (letter === ' ' && !inverse && !underline) return ''
	return [
		color === undefined ? '' : ` fill="${palette[color] ?? foreground}"`,
		bold ? ' font-weight="bold"' : '',
		dim ? ' opacity="0.6"' : '',
		inverse || underline ? ' text-decoration="underline"' : '',
	].join('')
}

function escaped(text: string): string {
	return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
