import type { Fault, FaultCode } from './fault.ts'

/** What people read of a fault: what happened to what, and what to do next. */
export type FaultText = {
	readonly message: string
	readonly next: string
}

/** The commands that switch REST++ authentication on (TigerGraph 3.9 docs, User authentication). */
export const enableAuthCommands = [
	'gadmin config set RESTPP.Factory.EnableAuth true',
	'gadmin config apply',
	'gadmin restart restpp nginx gui gsql -y',
] as const

type Words = (about: About) => readonly [message: string, next: string]

type About = {
	/** The connection's name, or *the server*. */
	readonly who: string
	readonly at: string
	readonly detail: string
	/** The server's own words, ` (REST-1101)` and the like, or nothing. */
	readonly code: string
	readonly said: string
}

const words: Readonly<Record<FaultCode, Words>> = {
	'auth-disabled': ({ who }) => [
		`REST++ authentication is not enabled on ${who}, so it issues no tokens.`,
		`On the server: ${enableAuthCommands.join(' && ')}`,
	],
	'wrong-secret': ({ who, code }) => [
		`${who} refused the secret${code}. It may have been dropped.`,
		'Edit the connection and put a new secret in.',
	],
	'wrong-password': ({ who, code }) => [
		`${who} refused the user or password${code}.`,
		'Edit the connection and type them again.',
	],
	'unknown-token': ({ who, code }) => [
		`${who} does not know this token${code}; it is gone there already, or was never its own.`,
		'If it is gone, delete it with --skip-missing, or say so in the dialog.',
	],
	'expired-token': ({ who, code }) => [
		`The token has expired on ${who}${code}.`,
		'Issue a new one.',
	],
	'not-permitted': ({ who, said, code }) => [
		`${who} does not permit this${code}${said}.`,
		'A token belongs to the user who asked for it: use that user, its secret, or a superuser.',
	],
	'lifetime-too-long': ({ who, detail, code }) => [
		`${who} allows no lifetime beyond ${detail || 'its own limit'}${code}.`,
		'Ask for a shorter lifetime, or raise GSQL.MaxAuthTokenLifeTimeSec on the server.',
	],
	'lifetime-refused': ({ who, said, code }) => [
		`${who} refused the lifetime${code}${said}.`,
		'Give it as 30d, 12h or a number of seconds.',
	],
	'graph-not-found': ({ who, detail, code }) => [
		`${who} has no graph ${detail ? `named ${detail}` : 'of that name'}${code}.`,
		'Edit the connection: the graph’s own name is wanted, not the alias of a secret.',
	],
	'no-such-host': ({ at, who }) => [
		`The host of ${who}${at} was not found.`,
		'Check the URL for a typing mistake, and that this machine can resolve the name.',
	],
	'connection-refused': ({ who, at }) => [
		`${who} refused the connection${at}.`,
		'Is the server running, and is that the right port? 3.x: 9000, or 14240/restpp; 4.x: 14240; Cloud: 443.',
	],
	'timed-out': ({ who, at, detail }) => [
		`${who} did not answer${detail ? ` within ${detail}` : ' in time'}${at}.`,
		'Is a firewall in between? Test the connection to see how far it gets.',
	],
	'connection-lost': ({ who, at }) => [
		`${who} dropped the connection before it had answered${at}.`,
		'Try again; if it goes on, look at the server’s own log.',
	],
	'tls-untrusted': ({ who, at }) => [
		`The certificate of ${who}${at} is signed by nobody this machine trusts.`,
		'Give Node its CA with NODE_EXTRA_CA_CERTS=/path/to/ca.pem.',
	],
	'tls-wrong-host': ({ who, at, detail }) => [
		`The certificate of ${who}${at} is for another host${detail ? `: ${detail}` : ''}.`,
		'Use the host name that the certificate names.',
	],
	'tls-expired': ({ who, at }) => [
		`The certificate of ${who}${at} has expired, or is not valid yet.`,
		'Renew it on the server, and check this machine’s clock.',
	],
	'tls-failed': ({ who, at, detail }) => [
		`No secure connection to ${who}${at} came about${detail ? `: ${detail}` : ''}.`,
		'If the port speaks plain http, write http:// in the URL; otherwise the server’s TLS is too old.',
	],
	'tls-expected': ({ who, at }) => [
		`${who}${at} speaks https, and the URL says http.`,
		'Edit the connection and write https:// in the URL.',
	],
	redirected: ({ who, detail }) => [
		`${who} sent us on${detail ? ` to ${detail}` : ' to another place'}; a token is never sent after a redirect.`,
		'If that is the right place, put it into the connection as its URL.',
	],
	'waking-up': ({ who }) => [
		`${who} is waking up: its workspace was suspended and is starting.`,
		'Try again in a minute.',
	],
	'not-tigergraph': ({ who, at, detail }) => [
		`What answers for ${who}${at} is not TigerGraph${detail ? ` (${detail})` : ''}.`,
		'Check the URL and the ports: 3.x REST++ is 9000 or 14240/restpp, 4.x is 14240, Cloud is 443.',
	],
	'bad-reply': ({ who, at, detail }) => [
		`The reply of ${who}${at} could not be read${detail ? `: ${detail}` : ''}.`,
		'Something in between may have cut or changed it; test the connection.',
	],
	'server-error': ({ who, code, said }) => [
		`${who} failed on its own side${code}${said}.`,
		'Try again; if it goes on, look at the server’s own log.',
	],
	refused: ({ who, code, said }) => [
		`${who} refused${code}${said}.`,
		'Look the code up in TigerGraph’s documentation, or ask whoever runs the server.',
	],
	'refresh-unsupported': ({ who }) => [
		`${who} is TigerGraph 4.x, which cannot refresh a token.`,
		'Issue a new token and delete the old one (rotate).',
	],
	'history-unreadable': ({ detail, at }) => [
		`The history could not be read${at}${detail ? `: ${detail}` : ''}.`,
		'Check who owns the folder and its modes, or point TGTOKEN_HOME to another one.',
	],
	'history-not-written': ({ detail, at }) => [
		`The history could not be written${at}${detail ? `: ${detail}` : ''}.`,
		'Make room or mend the permissions, then do it again; nothing of the history was changed.',
	],
	'history-read-only': ({ detail }) => [
		`The history is open for reading only${detail ? `: ${detail}` : ''}.`,
		'Mend that and start again.',
	],
	'key-unreadable': ({ detail, at }) => [
		`The key of the history could not be read${at}${detail ? `: ${detail}` : ''}.`,
		'Put the key file back; without it the stored tokens and secrets cannot be opened.',
	],
	'file-unreadable': ({ detail, at }) => [
		`The file${at} could not be read${detail ? `: ${detail}` : ''}.`,
		'Check its name and permissions.',
	],
	'no-such-connection': ({ detail }) => [
		`There is no connection ${detail ? `named ${detail}` : 'of that name'}.`,
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
		`With user and password, ${who} issues tokens for a graph only, and none is named.`,
		'Edit the connection and name its graph.',
	],
	'read-only-connection': ({ who }) => [
		`${who} is marked read-only: nothing is issued, refreshed or deleted there.`,
		'Edit the connection if that should change.',
	],
	'connection-removed': ({ who }) => [
		`The connection ${who} has been removed.`,
		'Add it again under the same name and URL: its tokens come back with it.',
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
	'wrong-usage': ({ detail }) => [detail, 'tgtoken --help shows every command.'],
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
	'bad-token': ({ detail }) => [
		detail || 'That does not look like a token.',
		'Paste the token alone: 32 characters, or a JWT.',
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
		code: fault.serverCode ? ` (${fault.serverCode})` : '',
		said: fault.serverMessage ? `: ${fault.serverMessage.replace(/[.\s]+$/, '')}` : '',
	})
	const lost = fault.mayHaveActed ? ' The server may have done what it was asked all the same.' : ''
	// A connection's name keeps its own spelling, at the start of a sentence too.
	return { message: message.replace(/^the server/, 'The server') + lost, next }
}
