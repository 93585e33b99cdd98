import { type InTerminal, inTerminal } from '../scripts/in-terminal.ts'
import type { Figures } from './figures.ts'
import { environment, type Subject } from './places.ts'

const settledMs = 250
const keysASession = 30

/** What is typed into a filter, one after another, here and in what is compared. */
export const filterLetters = ['0', '1', '\u007f', '2']

/**
 * By `SUBJECT key, N tokens`: milliseconds from a cursor key to the first byte of the changed screen;
 * by `SUBJECT bytes a key, …` what that wrote; by `SUBJECT filter key, …` the milliseconds from a letter of a
 * filter to the last byte of what it finds; and by `SUBJECT memory, …` the most megabytes it had,
 * by `SUBJECT memory of files, …` what of them all share who run the same Node.
 */
export async function measureKeys(
	subjects: readonly Subject[],
	homes: ReadonlyMap<number, string>,
	sessions: number,
): Promise<Figures> {
	const figures: Figures = new Map()
	const note = (key: string, figure: number) => {
		figures.set(key, [...(figures.get(key) ?? []), figure])
	}
	for (let session = 0; session < sessions; session++) {
		for (const { name, program } of subjects) {
			for (const [tokens, home] of homes) {
				const terminal = await openTokens(program, home)
				// Down and up the first page: the rows stay where they are, only the cursor moves.
				for (let key = 0; key < keysASession; key++) {
					const isDown = key % 20 < 10
					note(`${name} key, ${tokens} tokens`, await terminal.type(isDown ? 'j' : 'k'))
					note(`${name} bytes a key, ${tokens} tokens`, await terminal.quiet(30))
				}
				await terminal.type('/')
				await terminal.quiet(100)
				for (const letter of filterLetters) {
					note(`${name} filter key, ${tokens} tokens`, await terminal.answer(letter, 150))
				}
				note(`${name} memory, ${tokens} tokens`, terminal.peakMegabytes())
				note(`${name} memory of files, ${tokens} tokens`, terminal.fileMegabytes())
				await terminal.end()
			}
		}
	}
	return figures
}

/** Bytes in a second: `SUBJECT idle` with nothing to count, `SUBJECT countdown` with every row counting seconds. */
export async function measureFrames(
	subjects: readonly Subject[],
	idle: string,
	ending: string,
	seconds: number,
): Promise<Figures> {
	const figures: Figures = new Map()
	for (const { name, program } of subjects) {
		for (const [what, home] of [
			['idle', idle],
			['countdown', ending],
		] as const) {
			const terminal = await openTokens(program, home)
			const bytes: number[] = []
			for (let second = 0; second < seconds; second++) bytes.push(await terminal.bytesIn(1000))
			figures.set(`${name} ${what}`, bytes)
			await terminal.end()
		}
	}
	return figures
}

/** The tokens of the only connection on the screen, and all quiet. */
async function openTokens(program: string, home: string): Promise<InTerminal> {
	const terminal = inTerminal(program, [], environment(home))
	await terminal.shows('NEXT EXPIRY')
	await terminal.quiet(settledMs)
	await terminal.type('\r')
	await terminal.shows('STATE')
	await terminal.quiet(settledMs)
	// Not waited for: where the current token is the first one, the cursor is there already and nothing changes.
	terminal.type('g').catch(() => {})
	await terminal.bytesIn(settledMs)
	return terminal
}
