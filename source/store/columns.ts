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
	| Texts
	/** Objects. */
	| { readonly table: Table }
	| { readonly each: readonly unknown[] }

/** Texts of so many characters. One that all of them have in the same place is left out of `text`. */
export type Texts = {
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

function base64Of({ buffer }: { readonly buffer: ArrayBuffer }): string {
	return Buffer.from(buffer).toString('base64')
}
