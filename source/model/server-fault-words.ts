import type { serverFaultCodes } from './fault.ts'

/** The commands that switch REST++ authentication on (TigerGraph 3.9 docs, User authentication). */
export const enableAuthCommands = [
	'gadmin config set RESTPP.Factory.EnableAuth true',
	'gadmin config apply',
	'gadmin restart restpp nginx gui gsql -y',
] as const

/** What is said of one fault: what happened, and what to do next. */
export type Words = (about: About) => readonly [message: string, next: string]

/** What a sentence can name. */
export type About = {
	/** The connection's name, or *the server*. */
	readonly who: string
	readonly at: string
	readonly detail: string
	/** What was probably meant, or nothing. */
	readonly near: string
	/** The command that was misused, with a space before it, or nothing. */
	readonly command: string
	/** The server's own words, ` (REST-1101)` and the like, or nothing. */
	readonly code: string
	readonly said: string
}

/** The sentences of the faults of a server and of the way to it. */
export const serverFaultWords: Readonly<Record<(typeof serverFaultCodes)[number], Words>> = {
	'auth-disabled': ({ who }) => [
		`REST++ authentication is not enabled on ${who}, so it issues no tokens.`,
		`On the server: ${enableAuthCommands.join(' && ')}`,
	],
	'wrong-secret': ({ who, code }) => [
		`${who} refused the secret${code}. It may have been dropped.`,
		'Edit the connection and put a new secret in.',
	],
	'secret-required': ({ who, code }) => [
		`${who} wants a secret for this${code}; TigerGraph takes a user and password from 3.1.4 on.`,
		'Edit the connection and put a secret in.',
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
	'alias-as-graph': ({ who, detail }) => [
		`${who} has no graph named ${detail || 'so'}: that is the alias of a secret.`,
		'Edit the connection and name the graph that the secret was made for.',
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
		`The certificate of ${who}${at} is signed by an authority this machine does not know.`,
		'Get the authority’s certificate from whoever runs the server, and put its file into the connection (CA file, --ca-file).',
	],
	'tls-self-signed': ({ who, at }) => [
		`The certificate of ${who}${at} is self-signed, so nobody vouches for it.`,
		'Get that certificate from whoever runs the server, and put its file into the connection (CA file, --ca-file).',
	],
	'tls-wrong-host': ({ who, at, detail }) => [
		`The certificate of ${who}${at} is for another host${detail ? `: ${detail}` : ''}.`,
		'Use the host name that the certificate names.',
	],
	'tls-expired': ({ who, at, detail }) => [
		`The certificate of ${who}${at} ${detail || 'has expired'}.`,
		detail
			? 'Check the clocks of this machine and of the one that made it.'
			: 'Renew it on the server; where it is new, check this machine’s clock.',
	],
	'tls-too-old': ({ who, at }) => [
		`${who}${at} offers no TLS version this machine accepts: 1.2 or newer is wanted.`,
		'Switch TLS 1.2 or 1.3 on at the server.',
	],
	'tls-client-cert': ({ who, at, detail }) => [
		detail
			? `${who}${at} does not accept this client’s certificate.`
			: `${who}${at} wants a certificate of the client, and the connection has none.`,
		'Put a certificate that the server knows, and its key, into the connection (Client cert, --client-cert; Client key, --client-key).',
	],
	'tls-failed': ({ who, at, detail }) => [
		`No secure connection to ${who}${at} came about${detail ? `: ${detail}` : ''}.`,
		'Look whether the port speaks TLS at all, and whether something in between breaks it.',
	],
	'tls-expected': ({ who, at }) => [
		`${who}${at} speaks https, and the URL says http.`,
		'Edit the connection and write https:// in the URL.',
	],
	'http-expected': ({ who, at }) => [
		`${who}${at} speaks plain http, and the URL says https.`,
		'Edit the connection and write http:// in the URL, or name the port that speaks TLS.',
	],
	'proxy-failed': ({ who, at, detail }) => [
		`The proxy of this machine did not connect to ${who}${at}${detail ? `: ${detail}` : ''}.`,
		'Look at HTTPS_PROXY and HTTP_PROXY; NO_PROXY names the hosts that are reached without it.',
	],
	redirected: ({ who, detail }) => [
		`${who} sent us on${detail ? ` to ${detail}` : ' to another place'}; a token is never sent after a redirect.`,
		'If that is the right place, put it into the connection as its URL.',
	],
	'waking-up': ({ who }) => [
		`${who} is waking up: its workspace was suspended and is starting.`,
		// Without a connection's name the fault knows no other than “the server”.
		`Wait for it: w on the screens, or tgtoken connections test ${who.includes(' ') ? 'NAME' : who} --wait 5m.`,
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
	'wrong-protocol': ({ who, detail }) => [
		`${who} does not speak the version of TigerGraph it was taken for${detail ? `: it is ${detail}` : ''}.`,
		'Do it again: the server is known anew. If the connection names a version, set that to auto.',
	],
	'block-list-unsupported': ({ who }) => [
		`${who} is TigerGraph 3.x, which has no block list: a token deleted there is gone for good.`,
		'Block lists are for connections to TigerGraph 4.x.',
	],
	'block-list-full': ({ who, said }) => [
		`${who} keeps a list of revoked tokens, and it is full${said}.`,
		'Its limit can be raised to 50 on the server. Clearing it lets revoked tokens in again: tgtoken block-list NAME.',
	],
	'global-unsupported': ({ who }) => [
		`${who} is TigerGraph 3.x, where a token is for one graph.`,
		'Name a graph; tokens for all graphs are 4.x’s.',
	],
	'existing-unsupported': ({ who }) => [
		`${who} gives no token that is there already: TigerGraph does so from 3.9.3 on, and not in 4.x.`,
		'Leave --allow-existing out; tgtoken token uses the current token again on every version.',
	],
	'given-again': ({ who }) => [
		`${who} gave a token again that is held already.`,
		'Use that one, or ask for another lifetime.',
	],
	'secret-exists': ({ who, detail }) => [
		`${who} has a secret ${detail ? `named ${detail}` : 'of that name'} already.`,
		'Choose another alias, or drop that one first.',
	],
	'no-such-secret': ({ who, detail }) => [
		`${who} has no secret ${detail ? `named ${detail}` : 'of that name'}.`,
		'List the secrets to see their aliases; other users’ secrets are not among them.',
	],
}
