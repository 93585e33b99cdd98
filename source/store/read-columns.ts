import type { Column, Table, Texts } from './columns.ts'

/** What stands in a row, counted from 0; an object is made anew each time. */
export type RowReader<Value> = (row: number) => Value

/** Reads the objects of a table; of several, objects that have the members of all of them. */
export function tableReader(...tables: readonly Table[]): RowReader<Record<string, unknown>> {
	const parts = tables.map(partOf)
	const empties = new Map<number, Readonly<Record<string, unknown>>>()
	const emptyOf = (row: number, shapes: number) => {
		const members = parts.flatMap(({ shapeAt, shapeOf }) => shapeAt[shapeOf(row)]?.members ?? [])
		const empty = Object.fromEntries(members.map((member) => [member, null]))
		empties.set(shapes, empty)
		return empty
	}
	return (row) => {
		let shapes = 0
		for (const { shapeAt, shapeOf } of parts) shapes = shapes * shapeAt.length + shapeOf(row)
		// Copies of one object share its layout from the start, which makes filling them twice as quick.
		const object = { ...(empties.get(shapes) ?? emptyOf(row, shapes)) }
		for (const { shapeAt, shapeOf, placeOf } of parts) {
			const { members, readers } = shapeAt[shapeOf(row)] ?? noShape
			const place = placeOf(row)
			for (let member = 0; member < members.length; member++) {
				object[members[member] as string] = readers[member]?.(place)
			}
		}
		return object
	}
}

const noShape = { members: [], readers: [] as readonly RowReader<unknown>[] } as const

/** Reads one member of the objects of a table; undefined where an object has none of that name. */
export function memberReader(table: Table, member: string): RowReader<unknown> {
	const { shapeAt, shapeOf, placeOf } = partOf(table)
	const readers = shapeAt.map(({ members, readers }) => readers[members.indexOf(member)])
	return (row) => readers[shapeOf(row)]?.(placeOf(row))
}

/** How the members of each shape are read; which shape a row has, and which object of that shape it is. */
function partOf({ shapes, shapeOf, count }: Table) {
	const shapeAt = shapes.map(({ members, columns }) => ({
		members,
		readers: columns.map(columnReader),
	}))
	if (shapes.length < 2) return { shapeAt, shapeOf: () => 0, placeOf: (row: number) => row }
	const shape = columnReader(shapeOf) as RowReader<number>
	const places = atFirstUse(() => placesInShapes(count, shapes.length, shape))
	return { shapeAt, shapeOf: shape, placeOf: (row: number) => places()[row] ?? 0 }
}

/** Which of the objects of its shape each one is. */
function placesInShapes(
	count: number,
	shapeCount: number,
	shapeOf: RowReader<number>,
): Uint32Array {
	const used = new Uint32Array(shapeCount)
	const places = new Uint32Array(count)
	for (let row = 0; row < count; row++) {
		const shape = shapeOf(row)
		const place = used[shape] ?? 0
		places[row] = place
		used[shape] = place + 1
	}
	return places
}

/** Reads the values of a column. */
export function columnReader(column: Column): RowReader<unknown> {
	if ('all' in column) return () => column.all
	if ('each' in column) return (row) => column.each[row]
	if ('table' in column) return tableReader(column.table)
	if ('width' in column) return textReader(column)
	if ('values' in column) {
		const rows = atFirstUse(() => bytesOf(column.rows))
		return (row) => column.values[rows()[row] ?? 0]
	}
	const numbers = atFirstUse(() =>
		'whole' in column
			? new Uint32Array(bytesOf(column.whole).buffer)
			: new Float64Array(bytesOf(column.numbers).buffer),
	)
	return (row) => numbers()[row]
}

function textReader({ width, text, shared }: Texts): RowReader<string> {
	if (!shared) return (row) => text.slice(row * width, (row + 1) * width)
	const { at, is } = shared
	return (row) => {
		const start = row * (width - 1)
		return text.slice(start, start + at) + is + text.slice(start + at, start + width - 1)
	}
}

function atFirstUse<Value>(make: () => Value): () => Value {
	let made: Value | undefined
	return () => {
		made ??= make()
		return made
	}
}

/** In memory of their own, so that they can be taken for numbers of several bytes. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(Buffer.from(base64, 'base64'))
}
