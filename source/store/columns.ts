/**
 * The values of one member over many objects, as short as they allow: numbers and places as the bytes of
 * arrays in base64, texts of one length as one text. Nothing of a column is looked at before a row of it is.
 */
export type Column =
	/** The same in every row. */
	| { readonly all: unknown }
	/** A few values, and which of them a row has, a byte each. */
	| { readonly values: readonly unknown[]; readonly rows: string }
	/** Whole numbers of four bytes, or numbers of eight. */
	| { readonly whole: string }
	| { readonly numbers: string }
	/** Texts of so many characters. One that all of them have in the same place is left out of `text`. */
	| Texts
	/** Objects. */
	| { readonly table: Table }
	| { readonly each: readonly unknown[] }

type Texts = {
	readonly width: number
	readonly text: string
	readonly shared?: { readonly at: number; readonly is: string }
}

/** Many objects by columns; those that have the same members are of one shape. */
export type Table = {
	readonly count: number
	readonly shapes: readonly {
		readonly members: readonly string[]
		readonly columns: readonly Column[]
	}[]
	/** The number of each object's shape. */
	readonly shapeOf: Column
}

/** What stands in a row, counted from 0; an object is made anew each time. */
export type RowReader<Value> = (row: number) => Value

const fewValues = 256

/** Objects that came out of JSON, or are to go into it, by columns. */
export function tableOf(objects: readonly object[]): Table {
	const shapes = new Map<string, { at: number; members: string[]; columns: unknown[][] }>()
	const shapeOf = objects.map((object) => {
		const members = Object.keys(object).filter(
			(member) => object[member as keyof object] !== undefined,
		)
		const name = JSON.stringify(members)
		const known = shapes.get(name)
		const shape = known ?? { at: shapes.size, members, columns: members.map(() => []) }
		if (!known) shapes.set(name, shape)
		members.forEach((member, index) => {
			shape.columns[index]?.push(object[member as keyof object])
		})
		return shape.at
	})
	return {
		count: objects.length,
		shapes: [...shapes.values()].map(({ members, columns }) => ({
			members,
			columns: columns.map(columnOf),
		})),
		shapeOf: columnOf(shapeOf),
	}
}

/** The values as a column. */
export function columnOf(values: readonly unknown[]): Column {
	if (values.length > 0 && values.every(isObject)) return { table: tableOf(values) }
	const places = placesOf(values)
	if (places?.size === 1) return { all: values[0] }
	if (places) {
		const rows = Uint8Array.from(values, (value) => places.get(value) ?? 0)
		return { values: [...places.keys()], rows: base64Of(rows) }
	}
	if (values.every(isWhole)) return { whole: base64Of(Uint32Array.from(values)) }
	if (values.every(isNumber)) return { numbers: base64Of(Float64Array.from(values)) }
	return textColumn(values) ?? { each: values }
}

/** Undefined where there are many different ones. */
function placesOf(values: readonly unknown[]): ReadonlyMap<unknown, number> | undefined {
	const places = new Map<unknown, number>()
	for (const value of values) {
		if (places.has(value)) continue
		if (places.size === fewValues) return undefined
		places.set(value, places.size)
	}
	return places
}

function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isWhole(value: unknown): value is number {
	return typeof value === 'number' && value >>> 0 === value
}

function isNumber(value: unknown): value is number {
	return typeof value === 'number'
}

function textColumn(values: readonly unknown[]): Column | undefined {
	const [first] = values
	if (typeof first !== 'string' || first === '') return undefined
	const width = first.length
	const isAlike = (value: unknown): value is string =>
		typeof value === 'string' && value.length === width
	if (!values.every(isAlike)) return undefined
	// One character beyond ASCII would make the whole text twice as large, and slow to read.
	const at = [...first].length === width ? first.search(/[^\0-\x7f]/) : -1
	const is = first.charAt(at)
	if (at < 0 || !values.every((value) => value[at] === is)) return { width, text: values.join('') }
	const without = values.map((value) => value.slice(0, at) + value.slice(at + 1))
	return { width, text: without.join(''), shared: { at, is } }
}

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

function base64Of({ buffer }: { readonly buffer: ArrayBuffer }): string {
	return Buffer.from(buffer).toString('base64')
}

/** In memory of their own, so that they can be taken for numbers of several bytes. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(Buffer.from(base64, 'base64'))
}
