import type { Column, Table, Texts } from './columns.ts'

/** What stands in a row, counted from 0; an object is made anew each time. */
export type RowReader<Value> = (row: number) => Value

/** Reads the objects of a table; of several, objects that have the members of all of them. */
export function tableReader(...tables: readonly Table[]): RowReader<Record<string, unknown>> {
	const parts = tables.map(partOf)
	const forms = new Map<number, Readonly<Record<string, unknown>>>()
	const formOf = (row: number, shapes: number) => {
		const form = Object.fromEntries(
			parts.flatMap(({ shapeAt, shapeOf }) => shapeAt[shapeOf(row)]?.form ?? []),
		)
		forms.set(shapes, form)
		return form
	}
	return (row) => {
		let shapes = 0
		for (const { shapeAt, shapeOf } of parts) shapes = shapes * shapeAt.length + shapeOf(row)
		// Copies of one object share its layout from the start, which makes filling them twice as quick; what is the
		// same in all of them is in it already.
		const object = { ...(forms.get(shapes) ?? formOf(row, shapes)) }
		for (const { shapeAt, shapeOf, placeOf } of parts) {
			const { varying } = shapeAt[shapeOf(row)] ?? noShape
			const place = placeOf(row)
			for (let at = 0; at < varying.length; at++) {
				const { member, read } = varying[at] as Varying
				object[member] = read(place)
			}
		}
		return object
	}
}

type Varying = { readonly member: string; readonly read: RowReader<unknown> }

const noShape = { varying: [] as readonly Varying[] }

/** Reads one member of the objects of a table; undefined where an object has none of that name. */
export function memberReader(table: Table, member: string): RowReader<unknown> {
	const { shapeAt, shapeOf, placeOf } = partOf(table)
	const readers = shapeAt.map(({ form, varying }) => {
		const same = form.find(([name]) => name === member)?.[1]
		return varying.find(({ member: name }) => name === member)?.read ?? (() => same)
	})
	return (row) => readers[shapeOf(row)]?.(placeOf(row))
}

/** How the members of each shape are read; which shape a row has, and which object of that shape it is. */
function partOf({ shapes, shapeOf, count }: Table) {
	const shapeAt = shapes.map(({ members, columns }) => ({
		/** All members in their order, with what is the same in every object. */
		form: columns.map((column, at): readonly [string, unknown] => [
			members[at] ?? '',
			'all' in column ? column.all : null,
		]),
		varying: columns.flatMap((column, at): readonly Varying[] =>
			'all' in column ? [] : [{ member: members[at] ?? '', read: columnReader(column) }],
		),
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
