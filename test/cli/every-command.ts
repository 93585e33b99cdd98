import type { Simulator } from '../../source/sim/start-simulator.ts'

/** Words of a command line; `ID` stands for the id of the token issued last. */
export type Words = readonly string[]

/** How a command is proved: what makes it end in which way. */
export type CommandRow = {
	/** Ends with 0; one after the other, over one history. */
	readonly done: readonly { readonly words: Words; readonly input?: string }[]
	/** Ends with 4: nothing is there that it could be done to, or something was found. */
	readonly nothing?: Words
	/** Asks the server, so that one that cannot be reached is 3, and an interrupt 130; what is asked. */
	readonly asks?: Words
	/** Changes the server, so that an answer that is lost is 5: where it is cut off. */
	readonly acts?: Parameters<Simulator['control']['failNext']>[1]
	/** What only TigerGraph 4.x has. */
	readonly isOnFour?: true
	/** Needs no history. */
	readonly isAlone?: true
	/** Tells of what is wrong in its own answer. */
	readonly tellsFaults?: true
	/** What it prints is another's, or lines of its own. */
	readonly printsNoObject?: true
	/** Its text is what was asked for, and stays with --quiet. */
	readonly isText?: true
}

const one = (...words: string[]) => [{ words }]
const tokens = { path: '/requesttoken' }
const gsql = { path: '/gsqlserver/gsql/file' }

/** A row for every command, in an order in which each finds what it needs. */
export function everyCommand(
	address: readonly string[],
	exported: string,
	token: string,
): Record<string, CommandRow> {
	const file = 'history.json'
	return {
		'connections add': {
			done: [
				{
					words: ['spare', ...address, '--user=tigergraph', '--password-stdin'],
					input: 'tigergraph',
				},
			],
		},
		'connections list': { done: one() },
		'connections test': { done: one('lab'), asks: ['lab'], tellsFaults: true },
		'connections edit': { done: one('spare', '--production') },
		'connections import': {
			done: one('--json-file', 'settings.json', '--dry-run'),
		},
		'connections export': { isText: true, done: one() },
		'secrets list': { done: one('lab'), asks: ['lab'] },
		'secrets create': { done: one('lab', 'more'), asks: ['lab', 'other'], acts: gsql },
		'secrets drop': { done: one('lab', 'more', '--yes'), asks: ['lab', 'secret2', '--yes'] },
		issue: { done: one('lab', '--label=loader'), asks: ['lab'], acts: tokens },
		list: { done: one(), nothing: ['--filter=zzz'] },
		inspect: { isText: true, done: one('lab', 'ID') },
		refresh: { done: one('lab', 'ID'), asks: ['lab', 'ID'], acts: tokens },
		rotate: { done: one('lab'), asks: ['lab'], acts: tokens },
		verify: { done: one('lab'), asks: ['lab'] },
		import: { done: [{ words: ['lab', '--token-stdin', '--expires=30d'], input: token }] },
		label: { done: one('lab', 'ID', 'by day') },
		current: { done: one('lab', 'ID') },
		'block-list': { isText: true, done: one('lab'), isOnFour: true },
		token: { done: one('lab'), asks: ['lab', '--min-ttl=40d', '--lifetime=50d'], acts: tokens },
		exec: {
			done: one('lab', '--', 'true'),
			asks: ['lab', '--min-ttl=40d', '--lifetime=50d', '--', 'true'],
			acts: tokens,
			printsNoObject: true,
		},
		env: {
			isText: true,
			done: one('lab'),
			asks: ['lab', '--min-ttl=40d', '--lifetime=50d'],
			acts: tokens,
		},
		header: {
			isText: true,
			done: one('lab'),
			asks: ['lab', '--min-ttl=40d', '--lifetime=50d'],
			acts: tokens,
		},
		snippet: { isText: true, done: one('lab', '--for=curl') },
		check: { done: one(), nothing: ['--within=400d'] },
		watch: { done: one('lab'), printsNoObject: true },
		key: { done: one('file') },
		'history verify': { done: one() },
		'history repair': { done: one() },
		'history export': { isText: true, done: one() },
		'history import': { done: [{ words: [file], input: exported }] },
		'history prune': { done: one('--older-than=90d') },
		info: { isText: true, done: one(), tellsFaults: true },
		config: { isText: true, done: one(), isAlone: true },
		completion: { isText: true, done: one('bash'), isAlone: true },
		delete: {
			done: one('lab', 'ID', '--yes'),
			nothing: ['lab', '--filter=zzz', '--yes'],
			asks: ['lab', 'ID', '--yes'],
			acts: { method: 'DELETE' },
		},
		'connections remove': { done: one('spare', '--yes') },
	}
}
