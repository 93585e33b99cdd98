/** A column that a table can have. */
export type ColumnSpec<Key extends string = string> = {
	readonly key: Key
	readonly title: string
	/** Fewest columns of the terminal it is of use in. */
	readonly min: number
	/** Fewer still, where no other column can go any more. */
	readonly least?: number
	/** Most it can use. */
	readonly max: number
	readonly align?: 'right'
	/** When it goes as the terminal gets narrower, 1 first; absent = never. */
	readonly drop?: number
}

/** A column as it is drawn. */
export type Column<Key extends string = string> = {
	readonly key: Key
	readonly title: string
	readonly width: number
	readonly align?: 'right'
}

/**
 * The columns that fit into so many columns of the terminal, with `gap` between them: the droppable
 * ones go in their order until the rest fits, and what is left over is shared out, to the neediest
 * first, up to what each can use. Where there is too little even then, columns shrink to their least,
 * the widest first.
 */
export function chooseColumns<Key extends string>(
	specs: readonly ColumnSpec<Key>[],
	available: number,
	gap: number,
): readonly Column<Key>[] {
	const order = specs.filter(({ drop }) => drop !== undefined)
	order.sort((a, b) => (a.drop ?? 0) - (b.drop ?? 0))
	let kept = specs
	while (neededBy(kept, gap) > available) {
		const next = order.shift()
		if (!next) break
		kept = kept.filter((spec) => spec !== next)
	}
	const widths = kept.map(({ min }) => min)
	let spare = available - neededBy(kept, gap)
	while (spare < 0) {
		const index = widest(kept, widths)
		if (index === undefined) break
		widths[index] = (widths[index] ?? 0) - 1
		spare++
	}
	while (spare > 0) {
		const index = neediest(kept, widths)
		if (index === undefined) break
		widths[index] = (widths[index] ?? 0) + 1
		spare--
	}
	return kept.map(({ key, title, align }, index) => ({
		key,
		title,
		width: widths[index] ?? 0,
		...(align && { align }),
	}))
}

function neededBy(specs: readonly ColumnSpec[], gap: number): number {
	return specs.reduce((sum, { min }) => sum + min, 0) + gap * Math.max(0, specs.length - 1)
}

/** The widest column that can be narrower; of several the first. */
function widest(specs: readonly ColumnSpec[], widths: readonly number[]): number | undefined {
	return firstWithMost(specs, ({ min, least = min }, index) => {
		const width = widths[index] ?? 0
		return width > least ? width : 0
	})
}

/** The column that lacks the largest share of what it can use; of several the first. */
function neediest(specs: readonly ColumnSpec[], widths: readonly number[]): number | undefined {
	return firstWithMost(specs, ({ max }, index) => (max - (widths[index] ?? 0)) / max)
}

/** Where the first of those is that have the most of something; undefined where none has any. */
function firstWithMost(
	specs: readonly ColumnSpec[],
	amountOf: (spec: ColumnSpec, index: number) => number,
): number | undefined {
	let found: number | undefined
	let most = 0
	// Asked for each column of a wide terminal with each frame: nothing is made on the way.
	specs.forEach((spec, index) => {
		const amount = amountOf(spec, index)
		if (amount <= most) return
		most = amount
		found = index
	})
	return found
}
