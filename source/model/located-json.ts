/** A value of a JSON text, with the offset at which it begins. */
export type Located = {
	readonly at: number
	/** The value without places, as `JSON.parse` gives it. */
	readonly value: unknown
	/** The entries of an object, in their order, repeated names included. */
	readonly entries?: readonly LocatedEntry[]
	/** The items of a list. */
	readonly items?: readonly Located[]
}

/** One `"name": value` of an object. */
export type LocatedEntry = { readonly name: string; readonly at: number; readonly item: Located }

/** Where a JSON text is none, and what should stand there. */
export class JsonMistake extends Error {
	readonly at: number
	constructor(at: number, expected: string) {
		super(expected)
		this.at = at
	}
}

/** More levels than any file of ours has. */
const mostLevels = 50

/** Reads a JSON text (RFC 8259) with its places, which `JSON.parse` does not tell. Throws `JsonMistake`. */
export function readLocatedJson(text: string): Located {
	let at = text.startsWith('\uFEFF') ? 1 : 0

	const take = (pattern: RegExp): string | undefined => {
		pattern.lastIndex = at
		const found = pattern.exec(text)?.[0]
		if (found !== undefined) at += found.length
		return found
	}
	const skip = () => take(/[ \t\r\n]*/y)
	const fail = (expected: string): never => {
		throw new JsonMistake(at, expected)
	}
	const string = (): string | undefined => {
		const raw = take(/"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y)
		if (raw !== undefined) return JSON.parse(raw) as string
		return text[at] === '"' ? fail('This text does not end, or holds a \\ too many.') : undefined
	}
	const value = (level: number): Located => {
		skip()
		const start = at
		if (level > mostLevels) fail('This is nested too deeply.')
		if (take(/\{/y)) return object(start, level)
		if (take(/\[/y)) return list(start, level)
		const text_ = string()
		if (text_ !== undefined) return { at: start, value: text_ }
		const word = take(/(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/y)
		if (word !== undefined) return { at: start, value: JSON.parse(word) }
		return fail('A value must stand here: "text", a number, true, false, [ … ] or { … }.')
	}
	const object = (start: number, level: number): Located => {
		const entries: LocatedEntry[] = []
		skip()
		while (!take(/\}/y)) {
			if (entries.length > 0 && !take(/,/y)) fail('A comma or } must stand here.')
			skip()
			const nameAt = at
			const name = string() ?? fail('A name in "double quotes" must stand here.')
			skip()
			if (!take(/:/y)) fail('A colon must stand here.')
			entries.push({ name, at: nameAt, item: value(level + 1) })
			skip()
		}
		const pairs = entries.map(({ name, item }) => [name, item.value] as const)
		return { at: start, value: Object.fromEntries(pairs), entries }
	}
	const list = (start: number, level: number): Located => {
		const items: Located[] = []
		skip()
		while (!take(/\]/y)) {
			if (items.length > 0 && !take(/,/y)) fail('A comma or ] must stand here.')
			items.push(value(level + 1))
			skip()
		}
		return { at: start, value: items.map((item) => item.value), items }
	}

	const whole = value(0)
	skip()
	if (at < text.length) fail('Nothing more may stand here.')
	return whole
}
