import { parseArgs } from 'node:util'
import { serverVersion } from './server-version.ts'
import type { SimulatorOptions } from './start-simulator.ts'
import { type TlsKind, tlsKinds } from './tls-identity.ts'

/** How `tgtoken simulate` is called: what it prints on `--help`. */
export const simulateUsage = `Usage: tgtoken simulate [options]

Runs a TigerGraph server of your own on 127.0.0.1, with graph “tests”, user and password
“tigergraph” and the secrets secret1, secret2 and secret3. When it listens it prints one line of
JSON with its ports and secrets; it ends on SIGTERM or Ctrl+C.

  --protocol 3.9          any version from 3.0 to 3.11 or 4.0 to 4.2
  --restpp-port 0         REST++ port, 0 = any free one (4.x keeps it closed)
  --gsql-port 0           GSQL port, 0 = any free one
  --no-auth               REST++ authentication off
  --max-lifetime 0        longest lifetime given out, in seconds, 0 = no cap
  --quiet-cap             a longer one is cut to it and not refused
  --error-status ok       HTTP status of refusals: ok = 200, http = 4xx
  --denied-status 401     HTTP status of REST-10016 and REST-10019: 200, 401 or 403
  --omit-code             replies have no “code”
  --lifetime-unit s       how 4.x reads a lifetime: s or ms
  --refresh-duration      PUT answers the lifetime, as 3.2 to 3.4 do, not the instant
  --same-jwts             4.x: two tokens issued alike in one second are the same
  --block-list-limit 20   how many deleted tokens 4.x remembers
  --secrets-shape array   how 4.x lists secrets: array or object
  --wake-up 0             so many requests first get the page of a workspace waking up
  --clock-skew 0          seconds the server's clock is ahead of this one's
  --tls good              HTTPS for localhost: ${tlsKinds.join(', ')}; the line
                          of JSON then has “ca”, the authority to trust, and “client”, a
                          client's certificate and key, all PEM
  --client-cert           with --tls: let nobody in without that client's certificate

Examples:
  tgtoken simulate
  tgtoken simulate --protocol 4.1 --gsql-port 14240
  tgtoken simulate --protocol 3.9 --max-lifetime 86400 --wake-up 5
`

/** What a call of `tgtoken simulate` asks for. */
export type SimulateCall =
	| {
			kind: 'run'
			options: SimulatorOptions
			wakeUpFor: number
			clockSkewSeconds: number
			tls?: { kind: TlsKind; wantsClient: boolean }
	  }
	| { kind: 'help' }
	| { kind: 'wrong'; sentence: string }

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const

const known = {
	protocol: text,
	'restpp-port': text,
	'gsql-port': text,
	'no-auth': flag,
	'max-lifetime': text,
	'quiet-cap': flag,
	'refresh-duration': flag,
	'same-jwts': flag,
	tls: text,
	'client-cert': flag,
	'error-status': text,
	'denied-status': text,
	'omit-code': flag,
	'lifetime-unit': text,
	'block-list-limit': text,
	'secrets-shape': text,
	'wake-up': text,
	'clock-skew': text,
	help: flag,
} as const

/** Reads the arguments after `simulate`; wrong ones become a sentence, never an exception. */
export function simulateCall(argv: readonly string[]): SimulateCall {
	try {
		return readCall(argv)
	} catch (error) {
		return { kind: 'wrong', sentence: error instanceof Error ? error.message : String(error) }
	}
}

function readCall(argv: readonly string[]): SimulateCall {
	// A skew may be negative: “--clock-skew -60” is no option named “-60”.
	const args = argv.flatMap((each, i) =>
		argv[i - 1] === '--clock-skew'
			? []
			: each === '--clock-skew'
				? [`${each}=${argv[i + 1] ?? ''}`]
				: [each],
	)
	const { values } = parseArgs({ args, options: known, strict: true })
	if (values.help) return { kind: 'help' }
	const protocol = values.protocol ?? '3.9'
	serverVersion(protocol)
	const options: SimulatorOptions = {
		protocol,
		restppPort: whole('--restpp-port', values['restpp-port'], 65_535),
		gsqlPort: whole('--gsql-port', values['gsql-port'], 65_535),
		auth: !values['no-auth'],
		maxLifetimeSeconds: whole('--max-lifetime', values['max-lifetime'], 1e12),
		omitCode: values['omit-code'] === true,
		capsQuietly: values['quiet-cap'] === true,
		uniqueJwts: values['same-jwts'] !== true,
	}
	if (values['refresh-duration']) options.refreshAnswersDuration = true
	const errorStatus = oneOf('--error-status', values['error-status'], {
		ok: 'ok',
		http: 'http',
	} as const)
	if (errorStatus) options.errorStatus = errorStatus
	const denied = oneOf('--denied-status', values['denied-status'], {
		200: 200,
		401: 401,
		403: 403,
	} as const)
	if (denied) options.deniedStatus = denied
	const unit = oneOf('--lifetime-unit', values['lifetime-unit'], {
		s: 'seconds',
		ms: 'milliseconds',
	} as const)
	if (unit) options.lifetimeUnit = unit
	const shape = oneOf('--secrets-shape', values['secrets-shape'], {
		array: 'array',
		object: 'object',
	} as const)
	if (shape) options.secretsShape = shape
	if (values['block-list-limit'] !== undefined) {
		options.blockListLimit = whole('--block-list-limit', values['block-list-limit'], 50)
	}
	const kinds = Object.fromEntries(tlsKinds.map((kind) => [kind, kind]))
	const tls = oneOf<TlsKind>('--tls', values.tls, kinds)
	const wantsClient = values['client-cert'] === true
	if (wantsClient && !tls) throw new RangeError('--client-cert goes with --tls')
	return {
		kind: 'run',
		options,
		wakeUpFor: whole('--wake-up', values['wake-up'], 1e6),
		clockSkewSeconds: skew(values['clock-skew']),
		...(tls && { tls: { kind: tls, wantsClient } }),
	}
}

function whole(name: string, value: string | undefined, most: number): number {
	if (value === undefined) return 0
	if (/^\d{1,13}$/.test(value) && Number(value) <= most) return Number(value)
	throw new RangeError(`${name} takes a whole number from 0 to ${most}, not “${value}”`)
}

function skew(value: string | undefined): number {
	if (value === undefined) return 0
	if (/^[+-]?\d{1,9}$/.test(value)) return Number(value)
	throw new RangeError(`--clock-skew takes a number of seconds, not “${value}”`)
}

function oneOf<T>(
	name: string,
	value: string | undefined,
	choices: Record<string, T>,
): T | undefined {
	if (value === undefined) return undefined
	if (Object.hasOwn(choices, value)) return choices[value]
	throw new RangeError(`${name} takes ${Object.keys(choices).join(' or ')}, not “${value}”`)
}
