import type { Binding, Scope } from './binding.ts'
import { keysText } from './key-text.ts'
import { keysOf, keyTable } from './keys.ts'
import { scopeTitles } from './scope-titles.ts'

const lists: readonly Scope[] = ['connections', 'tokens', 'secrets']
const screens: readonly Scope[] = [...lists, 'inspect']

/**
 * The key table as Markdown, for the readme: a table a screen, what is the same on all of them only once,
 * and one table for everything that lies over a screen for a while.
 */
export function keysAsMarkdown(): string {
	const onEveryScreen = sharedBy(screens)
	const inEveryList = without(sharedBy(lists), onEveryScreen)
	const shared = [...onEveryScreen, ...inEveryList]
	const own = scopeTitles.filter(([scope]) => screens.includes(scope))
	const others = scopeTitles.filter(([scope]) => !screens.includes(scope))
	return [
		table('In every list', inEveryList),
		table('On every screen', onEveryScreen),
		...own.map(([scope, title]) => table(title, without(keysOf(keyTable, scope), shared))),
		[
			'**Over a screen, for a while**',
			'',
			'| where | key | what it does |',
			'| --- | --- | --- |',
			...others.flatMap(([scope, title]) =>
				keysOf(keyTable, scope).map(
					(each, index) => `| ${index === 0 ? title : ''} ${cells(each)}`,
				),
			),
		].join('\n'),
	].join('\n\n')
}

function table(title: string, rows: readonly Binding[]): string {
	const lines = rows.map(cells)
	return [`**${title}**`, '', '| key | what it does |', '| --- | --- |', ...lines].join('\n')
}

function cells({ keys, help, danger }: Binding): string {
	const names = keysText(keys)
		.map((name) => `\`${name}\``)
		.join(' ')
	return `| ${names} | ${help}${danger ? ' ⚠' : ''} |`
}

/** The rows of the first scope that every other one has too. */
function sharedBy([first, ...others]: readonly Scope[]): readonly Binding[] {
	if (first === undefined) return []
	return keysOf(keyTable, first).filter((each) =>
		others.every((scope) => keysOf(keyTable, scope).some((other) => isSame(each, other))),
	)
}

function without(rows: readonly Binding[], taken: readonly Binding[]): readonly Binding[] {
	return rows.filter((each) => !taken.some((other) => isSame(each, other)))
}

function isSame(one: Binding, other: Binding): boolean {
	return one.help === other.help && one.keys.join() === other.keys.join()
}
