import { offForClosingSecret } from '../steps/made-secret.ts'
import {
	offForDroppingSecret,
	offForMakingSecret,
	offForSecrets,
} from '../steps/managing-secrets.ts'
import { inScope, row } from './binding.ts'
import { faultKeys, movingKeys, screenKeys, wakingKey } from './shared-keys.ts'

/** Opens the secrets of a connection. */
export const openSecretsKey = row(
	'S',
	'secrets',
	'Open the secrets of the connection’s user on its server',
	{ kind: 'open-secrets' },
	{ off: offForSecrets },
)

/** The keys of the secrets screen. */
export const secretsKeys = inScope(
	'secrets',
	movingKeys,
	row(
		'n',
		'make',
		'Make a secret; it is shown this once',
		{ kind: 'create-secret' },
		{ footer: 1, off: offForMakingSecret },
	),
	row(
		'd',
		'drop',
		'Drop the secret on its server, after a question; on 3.x its tokens end with it',
		{ kind: 'drop-secret' },
		{ footer: 2, danger: true, off: offForDroppingSecret },
	),
	row('r', 'list', 'Ask the server for the list anew', { kind: 'list-secrets' }, { footer: 3 }),
	wakingKey,
	faultKeys,
	row('esc left', 'back', 'Stop what is under way, or go back', { kind: 'back' }, { footer: 4 }),
	screenKeys,
)

/** The keys of a secret that was just made. */
export const madeSecretKeys = inScope(
	'made-secret',
	row(
		'y',
		'copy',
		'Copy the secret to the clipboard of your terminal (OSC 52)',
		{ kind: 'keep-secret', how: 'copied' },
		{ footer: 1 },
	),
	row(
		's',
		'store',
		'Keep it as the connection’s own secret, in place of the one it has',
		{ kind: 'keep-secret', how: 'stored' },
		{ footer: 2 },
	),
	row(
		'esc enter q',
		'close',
		'Close it, once it is copied or stored',
		{ kind: 'let-secret-go' },
		{ footer: 3, off: offForClosingSecret },
	),
	row(
		'L',
		'let go',
		'Close it although it is kept nowhere; no server shows it again',
		{ kind: 'let-secret-go' },
		{ footer: 4, danger: true },
	),
)
