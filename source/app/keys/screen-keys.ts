import { inScope, row } from './binding.ts'
import { offForConnection, offForIssuing, offForToken } from './off.ts'
import { openSecretsKey } from './secret-keys.ts'
import {
	blockListKey,
	copyAsKey,
	copyKeys,
	faultKeys,
	faultKeysBesideEdit,
	findingKeys,
	goToKey,
	markingKeys,
	movingKeys,
	screenKeys,
	sortingKeys,
	tokenKeys,
	verifyKeys,
	wakingKey,
} from './shared-keys.ts'

const issue = (footer: number) =>
	row('n', 'issue', 'Issue a new token', { kind: 'ask-issue' }, { footer, off: offForIssuing })

const back = 'Stop what is under way, clear the filter, or go back'

/** The keys of the connections screen. */
export const connectionsKeys = inScope(
	'connections',
	movingKeys,
	goToKey,
	row(
		'enter right',
		'tokens',
		'Open the tokens of the connection',
		{ kind: 'open' },
		{ footer: 1, off: offForConnection },
	),
	row('a', 'add', 'Add a connection', { kind: 'ask-add-connection' }, { footer: 2 }),
	row('I', 'import', 'Import connections from the environment (TG_HOST …) and .env', {
		kind: 'ask-import-connections',
	}),
	row(
		'e',
		'edit',
		'Edit the connection',
		{ kind: 'ask-edit-connection' },
		{ footer: 3, off: offForConnection },
	),
	row(
		't',
		'test',
		'Test the connection step by step: name, port, TLS, version, authentication, credentials',
		{ kind: 'look' },
		{ footer: 4, off: offForConnection },
	),
	issue(5),
	row(
		'd',
		'delete',
		'Remove the connection from the list, after a question',
		{ kind: 'ask-remove-connection' },
		{ footer: 6, danger: true, off: offForConnection },
	),
	row(
		'T',
		'all tokens',
		'Open the tokens of all connections',
		{ kind: 'open-all-tokens' },
		{ footer: 7 },
	),
	openSecretsKey,
	blockListKey,
	wakingKey,
	findingKeys,
	faultKeysBesideEdit,
	row('esc', 'stop', 'Stop what is under way, or clear the filter', { kind: 'back' }),
	screenKeys,
)

/** The keys of a tokens screen. */
export const tokensKeys = inScope(
	'tokens',
	movingKeys,
	goToKey,
	row(
		'enter right',
		'inspect',
		'Show everything known of the token',
		{ kind: 'open' },
		{ footer: 1, off: offForToken },
	),
	issue(2),
	tokenKeys,
	copyKeys,
	row(
		'i',
		'import',
		'Import a token that was issued elsewhere: paste it',
		{ kind: 'ask-import' },
		{ footer: 6, off: offForConnection },
	),
	markingKeys,
	verifyKeys('V'),
	blockListKey,
	wakingKey,
	findingKeys,
	sortingKeys,
	row('tab', 'all or one', 'From the tokens of one connection to all, and back', {
		kind: 'switch-all',
	}),
	faultKeys,
	row('esc left', 'back', back, { kind: 'back' }),
	screenKeys,
)

/** The keys of the inspector. */
export const inspectKeys = inScope(
	'inspect',
	row('down j', 'down', 'Later events', { kind: 'move', by: 1 }),
	row('up k', 'up', 'Earlier events', { kind: 'move', by: -1 }),
	tokenKeys,
	copyAsKey('y Y'),
	verifyKeys('v V'),
	row(
		's',
		'show',
		'Show the token itself for 15 seconds',
		{ kind: 'reveal' },
		{ footer: 6, off: offForToken },
	),
	wakingKey,
	faultKeys,
	row('esc left', 'back', back, { kind: 'back' }, { footer: 1 }),
	screenKeys,
)
