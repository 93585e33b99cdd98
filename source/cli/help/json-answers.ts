import type { Shape } from './json-shapes.ts'

const oneConnection: Shape = { connection: ['Connection', 'as it is now'] }
const oneToken: Shape = { token: ['Token', 'as it is now'] }

const oldStillThere = {
	'oldStillThere?': ['boolean', 'true: the old one could not be deleted and may be live'],
} as const satisfies Shape

/**
 * What each command answers with --json, by its name; where it depends on how it was called, each form.
 */
export const jsonAnswers: Readonly<Record<string, readonly Shape[]>> = {
	'connections add': [oneConnection],
	'connections list': [
		{ connections: ['Connection[]', 'by name; with --jsonl one Connection a line'] },
	],
	'connections test': [
		{
			...oneConnection,
			steps: ['Step[]', 'dns, tcp, tls, http, protocol, auth, credentials, graph, round-trip'],
			'error?': ['Error', 'of the first step that failed'],
		},
	],
	'connections edit': [oneConnection],
	'connections remove': [
		{
			...oneConnection,
			removed: ['boolean', 'true'],
			tokensLeft: ['integer', 'its tokens that stay in the history'],
			mayBeLive: ['integer', 'how many of them may still be live on the server'],
		},
	],
	'connections import': [
		{
			dryRun: ['boolean', 'whether nothing was written'],
			imported: ['integer', 'how many'],
			failed: ['integer', 'how many not'],
			rows: ['object[]', 'what was found, each with what became of it'],
		},
	],
	'connections export': [{ '…': ['object', 'the file that connections import reads'] }],
	'secrets list': [{ secrets: ['Secret[]', 'by alias; with --jsonl one Secret a line'] }],
	'secrets create': [{ secret: ['NewSecret', 'what was made'] }],
	'secrets drop': [
		{
			dropped: ['string', 'the alias'],
			ended: ['Token[]', 'tokens that ended with it'],
			doubted: ['Token[]', 'tokens of which nobody knows'],
			forgotten: ['boolean', 'whether it was the connection’s own'],
		},
	],
	'block-list': [
		{ blockList: ['BlockList', 'what this history knows of it'] },
		{
			cleared: ['boolean', 'with --clear: true'],
			doubted: ['Token[]', 'tokens that may be valid again'],
			blockList: ['BlockList', 'what this history knows of it'],
		},
	],
	issue: [oneToken],
	list: [{ tokens: ['Token[]', 'the soonest to end first; with --jsonl one Token a line'] }],
	inspect: [
		{ token: ['TokenDetail', 'all that is known'] },
		{
			token: ['GivenToken', 'of --token-stdin and the like'],
			accepted: ['boolean|null', 'with --connection: whether its server accepts it'],
			serverCode: ['string|null', 'the server’s own code'],
		},
	],
	refresh: [
		{ ...oneToken, 'replaced?': ['string', '4.x: the id of the old one'], ...oldStillThere },
	],
	rotate: [{ ...oneToken, replaced: ['string', 'the id of the old one'], ...oldStillThere }],
	delete: [
		{ ...oneToken, alreadyGone: ['boolean', 'whether the server did not know it any more'] },
		{
			deleted: ['integer', 'of several: how many'],
			failed: ['integer', 'how many not'],
			results: ['DeleteResult[]', 'each in turn'],
		},
	],
	verify: [
		{
			...oneToken,
			accepted: ['boolean', 'whether the server accepts it'],
			serverCode: ['string|null', 'the server’s own code'],
		},
	],
	import: [{ ...oneToken, wasThere: ['boolean', 'whether the history had it already'] }],
	label: [oneToken],
	current: [oneToken],
	token: [{ ...oneToken, how: ['string', 'reused, refreshed or issued'] }],
	env: [{ environment: ['object', 'the variables by name'] }],
	header: [{ headers: ['object', 'Authorization'] }],
	exec: [],
	check: [
		{
			withinSeconds: ['integer', 'what was asked'],
			checked: ['integer', 'how many tokens were looked at'],
			found: ['Ending[]', 'the most urgent first; with --jsonl one Ending a line'],
		},
	],
	watch: [{ '…': ['WatchEvent', 'one a line, with --json as with --jsonl'] }],
	snippet: [
		{
			for: ['string', 'which kind'],
			'tokenId?': ['string', 'with --with-token: the token that stands in it'],
			snippet: ['string', 'the text'],
		},
	],
	key: [
		{
			keyPlace: ['string', 'file 0600, passphrase or system keyring'],
			moved: ['boolean', 'whether it was put there now'],
		},
	],
	'history verify': [
		{
			well: ['boolean', 'whether everything is as it should be'],
			files: ['object[]', 'each with name, whole, broken, endsAmidLine, isInUse'],
			connections: ['integer', 'how many'],
			tokens: ['integer', 'how many'],
			differing: ['string[]', 'ids of tokens of which a file says otherwise'],
			opened: ['integer', 'sealed texts that opened'],
			shut: ['integer', 'sealed texts that did not'],
		},
	],
	'history repair': [
		{
			files: ['object[]', 'each with name, whole, broken, endsAmidLine, isInUse'],
			tokensBefore: ['integer', 'how many tokens there were'],
			tokensAfter: ['integer', 'how many there are'],
			recovered: ['integer', 'records that came back'],
		},
	],
	'history export': [
		{
			written: ['string', 'with --to: the file'],
			connections: ['integer', 'how many'],
			tokens: ['integer', 'how many'],
			sealed: ['boolean', 'whether it takes a passphrase'],
		},
		{ '…': ['object', 'the file that history import reads'] },
	],
	'history import': [
		{
			connections: ['integer', 'those that are new'],
			tokens: ['integer', 'those that are new'],
			extended: ['integer', 'tokens of which more is known now'],
			values: ['integer', 'tokens whose value is held now'],
		},
	],
	'history prune': [
		{
			pruned: ['integer', 'tokens taken out'],
			prunable: ['integer', 'tokens that --yes would take out'],
			kept: ['integer', 'tokens in the history now'],
			connections: ['object[]', 'each with connection and count'],
		},
	],
	info: [
		{
			info: [
				'object',
				'version, node, nodePath, schema, folder, files (each with name, what, bytes, modifiedAt), keyPlace, codeCache, locks, log, connections, tokens, readOnlyBecause, notices; problem, with code, message and next, where the history cannot be read',
			],
		},
	],
	config: [
		{
			config: [
				'object',
				'path, exists, keys (by the id of their action), theme, columns, timeZone, alerts, lifetimeSeconds; null where nothing is set; faults, each with line, column, entry and text',
			],
		},
	],
	completion: [{ shell: ['string', 'which'], script: ['string', 'what the shell is to read'] }],
}
