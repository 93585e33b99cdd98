import type { TokenColumn } from '../../model/token-column.ts'
import type { TokenSort } from '../../model/token-order.ts'
import { type Column, type ColumnSpec, chooseColumns } from '../parts/choose-columns.ts'

/** Columns of the terminal between two columns of a table. */
export function gapFor(columns: number): number {
	return columns < 80 ? 1 : 2
}

/**
 * The columns of a table of tokens in so much room. Issued, graph, label and expires go, in that
 * order, as it gets narrower; token, state and time left never do. An instant is never cut short,
 * so the column of expiries is as wide as the widest that is shown.
 */
export function tokenColumns(room: {
	readonly available: number
	readonly gap: number
	readonly ofAll: boolean
	readonly withIssued: boolean
	readonly expiryWidth: number
}): readonly Column<TokenColumn>[] {
	const { available, gap, ofAll, withIssued, expiryWidth } = room
	const expires = Math.max(16, expiryWidth)
	const specs: readonly ColumnSpec<TokenColumn>[] = [
		{ key: 'state', title: 'STATE', min: 11, least: 9, max: 12 },
		{ key: 'token', title: 'TOKEN', min: 11, least: 9, max: 11 },
		...(ofAll
			? [{ key: 'connection', title: 'CONNECTION', min: 8, max: 20, drop: 5 } as const]
			: []),
		{ key: 'label', title: 'LABEL', min: 6, max: 40, drop: 3 },
		{ key: 'graph', title: 'GRAPH', min: 6, max: 16, drop: 2 },
		...(withIssued ? [{ key: 'issued', title: 'ISSUED', min: 16, max: 16, drop: 1 } as const] : []),
		{ key: 'expires', title: 'EXPIRES', min: expires, max: expires, drop: 4 },
		{ key: 'left', title: 'LEFT', min: 8, least: 7, max: 8, align: 'right' },
	]
	return chooseColumns(specs, available, gap)
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
