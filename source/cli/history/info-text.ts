import { countText } from '../../model/count-text.ts'
import type { Places } from '../command-context.ts'
import type { Paint } from '../paint.ts'

/** What `tgtoken info` has found. */
export type Info = Omit<Places, 'files' | 'locks'> & {
	readonly version: string
	readonly node: string
	readonly keyPlace: string | null
	readonly readOnlyBecause: string | null
	readonly connections: number | null
	readonly tokens: number | null
	readonly files: readonly {
		readonly name: string
		readonly what: string
		readonly bytes: number
	}[]
	readonly locks: string
	readonly problem: { readonly message: string; readonly next: string } | null
}

/** The same for people: one fact a line, the files of the history below it. */
export function infoText(info: Info, paint: Paint): string {
	const { files, problem } = info
	const row = (name: string, value: string) => `${paint('dim', name.padEnd(10))}  ${value}`
	const widest = Math.max(0, ...files.map(({ name }) => name.length))
	const fileRows = files.map(({ name, what, bytes }) =>
		row('', `${name.padEnd(widest)}  ${sizeText(bytes).padStart(8)}  ${what}`),
	)
	const problemRows = problem
		? [row('problem', problem.message), row('', `next: ${problem.next}`)]
		: []
	return [
		row('version', `${info.version}, history layout ${info.schema}`),
		row('node', `${info.node} (${info.nodePath})`),
		row('history', info.folder + (files.length > 0 || problem ? '' : ' (nothing in it yet)')),
		...fileRows,
		...problemRows,
		row('key', info.keyPlace === null ? 'not known' : keyText(info.keyPlace)),
		row(
			'holds',
			info.tokens === null
				? 'not known'
				: `${countText(info.connections ?? 0, 'connection')}, ${countText(info.tokens, 'token')}`,
		),
		row('writing', info.readOnlyBecause ?? (problem ? 'not known' : 'allowed')),
		row('code cache', info.codeCache ?? 'none: there is no folder that you alone can write to'),
		row('locks', info.locks),
		row('log', 'none is written'),
	].join('\n')
}

function keyText(place: string): string {
	return `${place}; tokens, secrets and passwords are sealed with AES-256-GCM`
}

function sizeText(bytes: number): string {
	if (bytes < 1000) return `${bytes} B`
	return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
