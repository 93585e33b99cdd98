import { inTerminal } from '../scripts/in-terminal.ts'
import type { Figures } from './figures.ts'
import { filterLetters } from './measure-keys.ts'
import { environment, isInstalled, root } from './places.ts'

/** Programs of the terminal that people call fast, each with a list to move in and the key that does. */
const peers: Readonly<Record<string, { readonly script: string; readonly key: string }>> = {
	fzf: { script: 'seq 1 100000 | fzf', key: '\u001b[A' },
	tig: { script: 'exec tig', key: 'j' },
	htop: { script: 'exec htop', key: '\u001b[B' },
}

/** Which of the peers are not installed. */
export function missingPeers(): readonly string[] {
	return Object.keys(peers).filter((name) => !isInstalled(name))
}

/** By `NAME, first byte` and `NAME, key`, in milliseconds, of each peer that is installed. */
export async function measurePeers(home: string, turns: number): Promise<Figures> {
	const figures: Figures = new Map()
	const note = (key: string, figure: number) => {
		figures.set(key, [...(figures.get(key) ?? []), figure])
	}
	for (let turn = 0; turn < turns; turn++) {
		for (const [name, { script, key }] of Object.entries(peers)) {
			if (!isInstalled(name)) continue
			const args = ['-c', `cd '${root}' && ${script}`]
			const terminal = inTerminal('/bin/sh', args, environment(home))
			note(`${name}, first byte`, (await terminal.firstByte) - terminal.startedAtMs)
			await terminal.quiet(250)
			for (let count = 0; count < 5; count++) {
				note(`${name}, key`, await terminal.type(key))
				await terminal.quiet(50)
			}
			await terminal.end()
		}
	}
	return figures
}

/** By `fzf, filter key`: milliseconds from a letter to the last byte of what it finds in the lines of a file. */
export async function measureFzf(home: string, lines: string, turns: number): Promise<Figures> {
	const taken: number[] = []
	for (let turn = 0; turn < (isInstalled('fzf') ? turns : 0); turn++) {
		const terminal = inTerminal('/bin/sh', ['-c', `fzf < '${lines}'`], environment(home))
		await terminal.firstByte
		await terminal.quiet(500)
		for (const letter of filterLetters) taken.push(await terminal.answer(letter, 150))
		await terminal.end()
	}
	return new Map([['fzf, filter key', taken]])
}
