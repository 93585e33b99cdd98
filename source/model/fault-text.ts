import type { Fault, FaultCode } from './fault.ts'
import { serverFaultWords, type Words } from './server-fault-words.ts'

/** What people read of a fault: what happened to what, and what to do next. */
export type FaultText = {
	readonly message: string
	readonly next: string
}

const words: Readonly<Record<FaultCode, Words>> = {
	...serverFaultWords,
	'history-unreadable': ({ detail, at }) => [
		`The history could not be read${at}${detail ? `: ${detail}` : ''}.`,
		'Check who owns the folder and its modes, or point TGTOKEN_HOME to another one.',
	],
	'history-not-written': ({ detail, at }) => [
		`The history could not be written${at}${detail ? `: ${detail}` : ''}.`,
		'Make room or mend the permissions, then see what stands in it before you do it again.',
	],
	'history-read-only': ({ detail }) => [
		`The history is open for reading only${detail ? `: ${detail}` : ''}.`,
		'Mend that and start again.',
	],
	'key-unreadable': ({ detail, at }) => [
		`The key of the history could not be read${at}${detail ? `: ${detail}` : ''}.`,
		'Put the key file back; without it the stored tokens and secrets cannot be opened.',
	],
	'wrong-passphrase': ({ at }) =>
		at
			? [`That passphrase does not open the file${at}.`, 'Try again; nothing else opens it.']
			: [
					'That is not the passphrase of the history.',
					'Try again; nothing else opens its tokens, secrets and passwords.',
				],
	'passphrase-needed': () => [
		'The history’s key needs its passphrase, and nobody can be asked for it here.',
		'Start tgtoken at a terminal, which asks first; or name a file in TGTOKEN_PASSPHRASE_FILE, or a descriptor in TGTOKEN_PASSPHRASE_FD.',
	],
	'keyring-unavailable': ({ detail }) => [
		`The system keyring cannot be used${detail ? `: ${detail}` : ''}.`,
		'Log in to a session that has one and unlock it; or keep the key elsewhere: tgtoken help key.',
	],
	'file-unreadable': ({ detail, at }) => [
		`The file${at} could not be read${detail ? `: ${detail}` : ''}.`,
		'Check its name and permissions.',
	],
	'file-not-written': ({ detail, at }) => [
		`The file${at} could not be written${detail ? `: ${detail}` : ''}.`,
		'Give a name that is not taken, in a folder you can write to.',
	],
	'tls-file': ({ detail, at, who }) => [
		`The TLS files of ${who}${at} cannot be used${detail ? `: ${detail}` : ''}.`,
		'Edit the connection: each is a PEM file, a client’s certificate with its key unencrypted.',
	],
	'no-such-connection': ({ detail, near }) => [
		`There is no connection ${detail ? `named ${detail}` : 'of that name'}${near ? `; did you mean ${near}?` : '.'}`,
		'tgtoken connections list shows them; tgtoken connections add makes one.',
	],
	'no-such-token': ({ detail, who }) => [
		`No token of ${who} matches ${detail || 'that'}.`,
		'tgtoken list shows their ids; an id, the start of one, or a fingerprint will do.',
	],
	'ambiguous-token': ({ detail }) => [
		`More than one token matches${detail ? `: ${detail}` : ''}.`,
		'Give more of the id.',
	],
	'no-current-token': ({ who }) => [
		`${who} has no current token.`,
		'Name a token, or issue one: it becomes the current one.',
	],
	'token-not-held': ({ detail }) => [
		`The token’s value is not held here${detail ? `: ${detail}` : ''}.`,
		'Import it by pasting it, if it is written down somewhere else.',
	],
	'already-deleted': ({ who }) => [`That token of ${who} is deleted already.`, 'Issue a new one.'],
	'no-credentials': ({ who }) => [
		`${who} has neither a secret nor a user with password.`,
		'Edit the connection and put one in.',
	],
	'graph-required': ({ who }) => [
		`With user and password, ${who} issues tokens and makes secrets for a graph only, and none is named.`,
		'Name one, or edit the connection and name its graph.',
	],
	'graph-of-secret': ({ who, detail }) => [
		`On TigerGraph 3.x a secret’s tokens are for the graph it was made for, so ${who} cannot be asked for ${detail || 'another'}.`,
		'Use a connection with a secret of that graph, or with a user and password.',
	],
	'password-required': ({ who }) => [
		`Secrets and block lists are managed with a user’s password, and ${who} has none.`,
		'Edit the connection and put a user and its password in.',
	],
	'nothing-to-import': ({ detail }) => [
		detail || 'Nothing there describes a connection.',
		'Looked for are TG_HOST, <NAME>_TG_HOST and their like, or JSON with a host.',
	],
	'read-only-connection': ({ who }) => [
		`${who} is marked read-only: nothing is issued, refreshed or deleted there.`,
		'Edit the connection if that should change.',
	],
	'connection-removed': ({ who }) => [
		`The connection ${who} has been removed.`,
		'Add it again under the same name and URL: its tokens come back with it.',
	],
	'nothing-matched': ({ detail }) => [
		`Nothing matches${detail ? ` ${detail}` : ''}.`,
		'tgtoken list shows what there is.',
	],
	'already-watched': () => [
		'Another tgtoken watches this history already.',
		'One is enough: it renews for all. End it first, or give this one another TGTOKEN_HOME.',
	],
	'not-runnable': ({ detail }) => [
		`The program could not be run${detail ? `: ${detail}` : ''}.`,
		'Check its name, and that it can be executed.',
	],
	busy: ({ detail }) => [
		`${detail || 'Something'} is still under way for this token.`,
		'Wait for it to end, or stop it with Esc.',
	],
	cancelled: () => ['Stopped by you.', 'Do it again when you are ready.'],
	unexpected: ({ detail }) => [
		`Something unexpected went wrong${detail ? `: ${detail}` : ''}.`,
		'The history is safe; do it again, and report it if it comes back.',
	],
	'wrong-usage': ({ detail, command }) => [
		detail,
		`tgtoken${command} --help shows ${command ? 'how it is used' : 'every command'}.`,
	],
	'bad-lifetime': ({ detail }) => [
		`${detail ? `“${detail}”` : 'That'} is not a lifetime.`,
		'Write 30d, 12h, 90m or a number of seconds, up to 100 years.',
	],
	'bad-url': ({ detail }) => [
		detail || 'That is not a URL.',
		'Write it as http://host or https://host:port.',
	],
	'bad-port': ({ detail }) => [
		`${detail ? `“${detail}”` : 'That'} is not a port.`,
		'A port is a number from 1 to 65535.',
	],
	'bad-name': ({ detail }) => [
		detail || 'That is not a name.',
		'Use 1 to 40 letters, digits, dots, dashes or underscores.',
	],
	'duplicate-name': ({ detail }) => [
		`There is a connection ${detail ? `named ${detail}` : 'of that name'} already.`,
		'Choose another name, or edit that one.',
	],
	'bad-protocol': ({ detail }) => [
		`${detail ? `“${detail}”` : 'That'} is not a version this program speaks.`,
		'Write auto, or a version from 3.0 to 4.2.',
	],
	'bad-alias': ({ detail }) => [
		`${detail ? `“${detail}”` : 'That'} cannot be a secret’s alias.`,
		'Use letters, digits, dots, dashes and underscores, and begin with a letter or digit.',
	],
	'bad-token': ({ detail }) => [
		detail || 'That does not look like a token.',
		'Paste the token alone: 32 characters, or a JWT.',
	],
	'bad-path': ({ detail }) => [
		detail || 'That is not the path of a file.',
		'Write it in full, such as /etc/ssl/tigergraph-ca.pem.',
	],
	'not-confirmed': ({ detail }) => [
		detail || 'This needs a confirmation.',
		'Answer the question, or say --yes where there is no terminal to ask on.',
	],
}

/**
 * The sentences for a fault. When the server may have acted although no answer came, the message
 * says so, since that is what the user must know first.
 */
export function faultText(fault: Fault): FaultText {
	const [message, next] = words[fault.code]({
		who: fault.connection ?? 'the server',
		at: fault.place ? ` at ${fault.place}` : '',
		detail: fault.detail ?? '',
		near: fault.near ?? '',
		command: fault.command ? ` ${fault.command}` : '',
		code: fault.serverCode ? ` (${fault.serverCode})` : '',
		said: fault.serverMessage ? `: ${fault.serverMessage.replace(/[.\s]+$/, '')}` : '',
	})
	const lost = fault.mayHaveActed ? ' The server may have done what it was asked all the same.' : ''
	// A connection's name keeps its own spelling, at the start of a sentence too.
	return { message: message.replace(/^the server/, 'The server') + lost, next }
}
