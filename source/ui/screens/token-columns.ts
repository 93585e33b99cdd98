import { type TokenColumn, tokenColumnNames } from '../../model/token-column.ts'
import type { TokenSort } from '../../model/token-order.ts'
import { type Column, type ColumnSpec, chooseColumns } from '../parts/choose-columns.ts'

/** Columns of the terminal between two columns of a table. */
export function gapFor(columns: number): number {
	return columns < 80 ? 1 : 2
}

/**
 * The columns of a table of tokens in so much room: those the user has chosen, in that order, or the program's
 * own. Issued, graph, label, expires and connection go, in that order, as it gets narrower; token, state and
 * time left never do. An instant is never cut short, so the column of expiries is as wide as the widest that
 * is shown. In the list of one connection there is no column for that.
 */
export function tokenColumns(room: {
	readonly available: number
	readonly gap: number
	readonly ofAll: boolean
	/** By the user's wish. */
	readonly chosen?: readonly TokenColumn[] | undefined
	readonly withIssued: boolean
	/** The widest expiry, and the widest instant of issue, that are shown. */
	readonly expiryWidth: number
	readonly issuedWidth: number
}): readonly Column<TokenColumn>[] {
	const { available, gap, ofAll, chosen, withIssued } = room
	const expires = Math.max(16, room.expiryWidth)
	const issued = Math.max(16, room.issuedWidth)
	const specs: readonly ColumnSpec<TokenColumn>[] = [
		{ key: 'state', title: 'STATE', min: 11, least: 9, max: 12 },
		{ key: 'token', title: 'TOKEN', min: 11, least: 9, max: 11 },
		{ key: 'connection', title: 'CONNECTION', min: 8, max: 20, drop: 5 },
		{ key: 'label', title: 'LABEL', min: 6, max: 40, drop: 3 },
		{ key: 'graph', title: 'GRAPH', min: 6, max: 16, drop: 2 },
		{ key: 'issued', title: 'ISSUED', min: issued, max: issued, drop: 1 },
		{ key: 'expires', title: 'EXPIRES', min: expires, max: expires, drop: 4 },
		{ key: 'left', title: 'LEFT', min: 8, least: 7, max: 8, align: 'right' },
	]
	const wanted = chosen ?? tokenColumnNames.filter((name) => name !== 'issued' || withIssued)
	const here = wanted.filter((name) => name !== 'connection' || ofAll)
	// Who has chosen nothing but the connection has it where nothing else would be left.
	const shown = here.length > 0 ? here : wanted
	const found = shown.flatMap((name) => specs.find(({ key }) => key === name) ?? [])
	return chooseColumns(found, available, gap)
}

/** Which way lists are sorted, as a sign. */
export function orderSign({ descending }: TokenSort): string {
	return descending ? '↓' : '↑'
}

/** The columns, the head of the one that is sorted by with its sign, where that has room. */
export function withOrder(
	columns: readonly Column<TokenColumn>[],
	sort: TokenSort,
): readonly Column<TokenColumn>[] {
	return columns.map((column) => {
		const title = `${column.title} ${orderSign(sort)}`
		return column.key === sort.by && title.length <= column.width ? { ...column, title } : column
	})
}
