import { offForBlockList } from '../steps/block-list-step.ts'
import { offForWaiting } from '../steps/waking.ts'
import { row } from './binding.ts'
import {
	offForAutoRefresh,
	offForFilter,
	offForMarkedOnServer,
	offForMarkedOrToken,
	offForToken,
	offWithoutFault,
} from './off.ts'

/** Moving in a list. */
export const movingKeys = [
	row('down j', 'down', 'Move down', { kind: 'move', by: 1 }),
	row('up k', 'up', 'Move up', { kind: 'move', by: -1 }),
	row('pagedown ctrl+d', 'page down', 'A page down', { kind: 'page', by: 1 }),
	row('pageup ctrl+u', 'page up', 'A page up', { kind: 'page', by: -1 }),
	row('g home', 'top', 'To the first row', { kind: 'jump', to: 'first' }),
	row('G end', 'bottom', 'To the last row', { kind: 'jump', to: 'last' }),
]

/** Straight to another list of tokens. */
export const goToKey = row(
	'0 1 2 3 4 5 6 7 8 9',
	'go to',
	'To the tokens of the connection with that number; 0 is the tokens of all',
	{ kind: 'go-to-connection', number: 0 },
	{ messageOf: (key) => ({ kind: 'go-to-connection', number: Number(key) }) },
)

const refreshHelp =
	'Refresh the token: it then ends at now + lifetime (4.x: rotate, a new token takes its place)'

const filterHelp =
	'Filter the rows as you type: words, !word, state:expiring, graph:social, conn:prod'

/** Finding rows. */
export const findingKeys = [
	row('/', 'filter', filterHelp, { kind: 'filter' }, { footer: 7, off: offForFilter }),
]

/** Doing the same with many tokens. */
export const markingKeys = [
	row('space', 'mark', 'Mark the token and move down; r, d and v then act on all marked', {
		kind: 'mark',
	}),
	row('v', 'range', 'Mark from the last mark to here', { kind: 'mark-range' }),
	row('x', 'clean up', 'Mark all expired, superseded or unlabelled tokens of this list', {
		kind: 'show-choices',
		menu: 'clean-up',
	}),
	row(
		'E',
		'export',
		'Write the marked tokens, or all of this list, into a file',
		{ kind: 'ask-export' },
		{ off: offForToken },
	),
	row('U', 'unmark', 'Take all marks away', { kind: 'unmark' }),
	row('b', 'batch', 'Show what became of each of many tokens', { kind: 'show-batch' }),
]

/** The order of tokens. */
export const sortingKeys = [
	row('s', 'sort', 'Sort by the next column', { kind: 'sort-next' }),
	row('S', 'turn', 'Turn the order round', { kind: 'sort-turned' }),
]

/** Asking the server; `v` is free for it where nothing can be marked. */
export function verifyKeys(keys: string) {
	return row(
		keys,
		'verify',
		'Ask the server whether it accepts the token',
		{ kind: 'check' },
		{ footer: 7, off: offForMarkedOrToken },
	)
}

/** Copying a token, at once or as something a program can take. */
export const copyKeys = [
	row(
		'y',
		'copy',
		'Copy the token to your clipboard, over SSH too',
		{ kind: 'copy' },
		{ footer: 5, off: offForToken },
	),
	copyAsKey('Y'),
]

/** The menu of what a token can be copied as. */
export function copyAsKey(keys: string) {
	return row(
		keys,
		'copy as…',
		'Copy it as a header, a curl command, lines for pyTigerGraph, Spark, JDBC or a shell, a report',
		{ kind: 'show-choices', menu: 'copy' },
		{ footer: 5, off: offForToken },
	)
}

/** What can be done with the chosen token, on its list and in the inspector. */
export const tokenKeys = [
	row(
		'r',
		'refresh',
		refreshHelp,
		{ kind: 'ask-refresh' },
		{ footer: 3, off: offForMarkedOnServer },
	),
	row(
		'd',
		'delete',
		'Delete the token on its server, after a question',
		{ kind: 'ask-delete' },
		{ footer: 4, danger: true, off: offForMarkedOnServer },
	),
	row(
		'c',
		'current',
		'Make it the current token of its connection',
		{ kind: 'make-current' },
		{ off: offForToken },
	),
	row(
		'R',
		'auto-refresh',
		'Have the token refreshed by itself before it ends while tgtoken is open, or no more',
		{ kind: 'ask-auto-refresh' },
		{ off: offForAutoRefresh },
	),
	row('l', 'label', 'Give the token another label', { kind: 'ask-label' }, { off: offForToken }),
]

/** Waiting for a server whose workspace is waking up; the footer has it only then. */
export const wakingKey = row(
	'w',
	'wait',
	'Wait until the server of the connection is awake, and look again by itself',
	{ kind: 'wait-awake' },
	{ footer: 1, off: offForWaiting },
)

/** The block list of a connection to 4.x. */
export const blockListKey = row(
	'B',
	'block list',
	'Show what 4.x has to remember of tokens deleted there, and clear it',
	{ kind: 'show-block-list' },
	{ off: offForBlockList },
)

const faultHelp = 'Show the last error in full'

/** The last error, where `e` is free for it. */
export const faultKeys = [
	row('e !', 'last error', faultHelp, { kind: 'show-fault' }, { off: offWithoutFault }),
]

/** The last error, where `e` means something else. */
export const faultKeysBesideEdit = [
	row('!', 'last error', faultHelp, { kind: 'show-fault' }, { off: offWithoutFault }),
]

/** The end of every screen's table. */
export const screenKeys = [
	row(':', 'actions', 'Find an action by a few letters of its words', { kind: 'show-palette' }),
	row('m', 'messages', 'Read again what was said', { kind: 'show-said' }),
	row('h', 'horizon', 'When the live tokens of all connections end', { kind: 'show-horizon' }),
	row('A', 'activity', 'The requests made since the start', { kind: 'show-activity' }),
	row('u', 'unsaved', 'Show tokens the disk would not take', { kind: 'show-unsaved' }),
	row('?', 'all keys', 'Show every key', { kind: 'show-help' }, { footer: 8 }),
	row('q', 'quit', 'Leave', { kind: 'quit' }, { footer: 9 }),
]
