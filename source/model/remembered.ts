import { sortColumns, type TokenSort } from './token-order.ts'

/** What the screens take up again where they were left. Losing it loses nothing. */
export type Remembered = { readonly sort?: TokenSort }

/** As it is written down. */
export function rememberedText(remembered: Remembered): string {
	return `${JSON.stringify(remembered)}\n`
}

/** What such a text says; what it says in no way known here is passed over. */
export function rememberedIn(text: string): Remembered {
	const { sort } = objectIn(text)
	if (typeof sort !== 'object' || sort === null) return {}
	const { by, descending } = sort as Readonly<Record<string, unknown>>
	const column = sortColumns.find((each) => each === by)
	return column === undefined ? {} : { sort: { by: column, descending: descending === true } }
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
	try {
		const value: unknown = JSON.parse(text)
		return typeof value === 'object' && value !== null ? { ...value } : {}
	} catch {
		return {}
	}
}
