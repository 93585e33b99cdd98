import { type Figures, median, quantile } from './figures.ts'

/** One line of the table. */
export type Row = {
	readonly what: string
	/** The figure itself, with its unit. */
	readonly figure: string
	/** How it compares, where it is compared. */
	readonly ratio: string
	readonly goal: string
	/** Absent where there is no goal. */
	readonly isMet?: boolean
}

/** Everything that was measured of one tgtoken and what it is compared with, as the lines of the table. */
export function rowsOf(
	figures: Figures,
	name: string,
	sizes: readonly number[],
	commands: readonly string[],
): readonly Row[] {
	const of = (key: string) => median(figures.get(key) ?? [])
	const [least = 0, ...more] = sizes
	const most = more.at(-1) ?? least
	const bare = of('node -e 0')
	const key = (tokens: number) => of(`${name} key, ${tokens} tokens`)
	const keys = sizes.map(key)
	const frame = (tokens: number) => of(`${name} first frame, ${tokens} tokens`)
	return [
		row('bare Node: node -e 0', ms(bare)),
		row('an unbundled Ink hello world', ms(of('Ink hello world')), [of('Ink hello world') / bare]),
		row(
			'something on the screen',
			ms(of(`${name} first byte, ${least} tokens`)),
			[of(`${name} first byte, ${least} tokens`) / bare, 'bare Node'],
			1.2,
		),
		row(`first frame, ${least} tokens`, ms(frame(least)), [frame(least) / bare, 'bare Node'], 4),
		row('', '', [frame(least) / of('Ink hello world'), 'the Ink hello world'], 0.3),
		row(
			`a key pressed then is answered, ${least} tokens`,
			ms(of(`${name} first key, ${least} tokens`)),
			[of(`${name} first key, ${least} tokens`) / of('Ink hello world'), 'the Ink hello world'],
		),
		...more.map((tokens) =>
			row(
				`first frame, ${tokens} tokens`,
				ms(frame(tokens)),
				[frame(tokens) / frame(least), `${least} tokens`],
				tokens === most ? 2 : undefined,
			),
		),
		...commands.map((command) =>
			row(
				`tgtoken ${command}`,
				ms(of(`${name} ${command}`)),
				[of(`${name} ${command}`) / of('node -e 0, no terminal'), 'bare Node'],
				command === 'issue' ? 3 : 1.4,
			),
		),
		...sizes.map((tokens) =>
			row(`key to first changed byte, ${tokens} tokens`, ms(key(tokens)), [
				key(tokens) / key(least),
				`${least} tokens`,
			]),
		),
		row('', '', [Math.max(...keys) / Math.min(...keys), 'slowest to fastest'], 1.5),
		row(
			`the same, 95 of 100, ${most} tokens`,
			ms(quantile(figures.get(`${name} key, ${most} tokens`) ?? [], 0.95)),
			undefined,
			{
				text: '≤ 16.7 ms',
				isMet: quantile(figures.get(`${name} key, ${most} tokens`) ?? [], 0.95) <= 16.7,
			},
		),
		...filterRows(figures, name, most),
		...changeRows(figures, least, most),
		bytes('bytes a cursor move', of(`${name} bytes a key, ${least} tokens`), 400),
		bytes('bytes a second, every row counting seconds', of(`${name} countdown`), 600),
		bytes('bytes a second, idle', of(`${name} idle`), 0),
		...[least, most].flatMap((tokens) => {
			const memory = of(`${name} memory, ${tokens} tokens`)
			const goal = tokens === least ? 75 : 250
			return [
				row(`most memory, ${tokens} tokens`, `${memory.toFixed(0)} MB`, undefined, {
					text: `≤ ${goal} MB`,
					isMet: memory <= goal,
				}),
				row(
					'of it, pages of Node and libraries',
					`${of(`${name} memory of files, ${tokens} tokens`).toFixed(0)} MB`,
				),
			]
		}),
	]
}

function filterRows(figures: Figures, name: string, most: number): readonly Row[] {
	const what = `a letter of a filter, ${most} tokens`
	const took = median(figures.get(`${name} filter key, ${most} tokens`) ?? [])
	const others = figures.get('fzf, filter key') ?? []
	if (others.length === 0) return [row(what, ms(took))]
	return [row(what, ms(took), [took / median(others), 'fzf on the same lines'], 2)]
}

/** One token more in a small and a large history; of the stores ours is compared with, the same. */
function changeRows(figures: Figures, least: number, most: number): readonly Row[] {
	const stores = [...figures.keys()].flatMap((key) => /^(.*) change, /.exec(key)?.[1] ?? [])
	return [...new Set(stores)].map((store) => {
		const [small = 0, large = 0] = [least, most].map((tokens) =>
			median(figures.get(`${store} change, ${tokens} tokens`) ?? []),
		)
		const goal = store === 'tgtoken' ? 1.5 : undefined
		const what = `one token more among ${most}, ${store}`
		return row(what, ms(large), [large / small, `among ${least}`], goal)
	})
}

/** Each figure of two tgtokens beside one another. */
export function comparison(figures: Figures, before: string, now: string): readonly Row[] {
	return [...figures.keys()]
		.filter((key) => key.startsWith(`${now} `))
		.map((key) => key.slice(now.length + 1))
		.map((what) => {
			const [old, fresh] = [before, now].map((name) => median(figures.get(`${name} ${what}`) ?? []))
			return {
				what,
				figure: `${(fresh ?? Number.NaN).toFixed(1)}`,
				// Also where both are nothing at all.
				ratio: times(fresh === old ? 1 : (fresh ?? Number.NaN) / (old ?? Number.NaN)),
				goal: `before: ${(old ?? Number.NaN).toFixed(1)}`,
			}
		})
}

/** The lines as a table of a Markdown document, which is also readable as it is. */
export function tableOf(rows: readonly Row[]): string {
	const cells = rows.map(({ what, figure, ratio, goal, isMet }) => [
		what,
		figure,
		ratio,
		goal,
		isMet === undefined ? '' : isMet ? 'met' : 'not met',
	])
	const all = [['what', 'median', 'compared', 'goal', ''], ...cells]
	const widths = [0, 1, 2, 3, 4].map((at) =>
		Math.max(...all.map((line) => (line[at] ?? '').length)),
	)
	const line = (texts: readonly string[]) =>
		`| ${texts.map((text, at) => text.padEnd(widths[at] ?? 0)).join(' | ')} |`
	const [heads = [], ...rest] = all
	return [
		line(heads),
		`|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`,
		...rest.map(line),
	].join('\n')
}

type Goal = number | { readonly text: string; readonly isMet: boolean } | undefined

function row(
	what: string,
	figure: string,
	compared?: readonly [ratio: number, against?: string],
	goal?: Goal,
): Row {
	const [ratio, against] = compared ?? []
	const text = ratio === undefined ? '' : `${times(ratio)}${against ? ` ${against}` : ''}`
	if (goal === undefined) return { what, figure, ratio: text, goal: '' }
	if (typeof goal === 'object')
		return { what, figure, ratio: text, goal: goal.text, isMet: goal.isMet }
	const isMet = ratio !== undefined && ratio <= goal
	return { what, figure, ratio: text, goal: `≤ ${times(goal)}`, isMet }
}

function bytes(what: string, count: number, most: number): Row {
	return row(what, `${count}`, undefined, { text: `≤ ${most}`, isMet: count <= most })
}

function ms(figure: number): string {
	return `${figure.toFixed(1)} ms`
}

function times(ratio: number): string {
	return `${ratio.toFixed(2)}×`
}
