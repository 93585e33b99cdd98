import { join } from 'node:path'
import { inTerminal } from '../scripts/in-terminal.ts'
import { type Figures, interleaved } from './figures.ts'
import { environment, node, root, type Subject } from './places.ts'

/** The first words of the first frame, whole; the bare line that may come before it has them not. */
const ofFirstFrame = 'NEXT EXPIRY'

/** A key that is pressed as soon as that is there, and what then comes. */
const firstKey = { pressed: '/', shows: ' of 1 ' }

/**
 * Milliseconds from start to the first byte, to the first frame and to the answer to a key that is pressed then, by
 * `SUBJECT first byte, N tokens`, `… first frame, …` and `… first key, …`, beside bare Node and an unbundled Ink.
 */
export async function measureStart(
	subjects: readonly Subject[],
	homes: ReadonlyMap<number, string>,
	turns: number,
): Promise<Figures> {
	const bare = environment([...homes.values()][0] ?? '/')
	const first: Figures = new Map()
	const note = (key: string, took: number) => first.set(key, [...(first.get(key) ?? []), took])
	const starts = subjects.flatMap(({ name, program }) =>
		[...homes].map(
			([tokens, home]) =>
				[
					`${name} first frame, ${tokens} tokens`,
					async () => {
						const terminal = inTerminal(program, [], environment(home))
						const painted = await terminal.shows(ofFirstFrame)
						void terminal.type(firstKey.pressed)
						const answered = await terminal.shows(firstKey.shows)
						await terminal.end()
						const byte = (await terminal.firstByte) - terminal.startedAtMs
						note(`${name} first byte, ${tokens} tokens`, byte)
						note(`${name} first key, ${tokens} tokens`, answered - terminal.startedAtMs)
						return painted - terminal.startedAtMs
					},
				] as const,
		),
	)
	// As after any run that was left as one does: what Node has compiled is there.
	for (const { program } of subjects) {
		for (const home of homes.values()) {
			const terminal = inTerminal(program, [], environment(home))
			await terminal.shows(ofFirstFrame)
			await terminal.type('q')
			await terminal.ended
		}
	}
	const figures = await interleaved(turns, {
		'node -e 0': async () => {
			const terminal = inTerminal(node, ['-e', '0'], bare)
			return (await terminal.ended) - terminal.startedAtMs
		},
		'Ink hello world': async () => {
			const terminal = inTerminal(node, [join(root, 'bench/hello-ink.mjs')], bare)
			const painted = await terminal.shows('hello')
			await terminal.end()
			return painted - terminal.startedAtMs
		},
		...Object.fromEntries(starts),
	})
	return new Map([...figures, ...first])
}
