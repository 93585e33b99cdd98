import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import type { Connection } from '../../model/connection.ts'
import {
	beginExamination,
	type ExaminationStep,
	type StepOutcome,
} from '../../model/examination.ts'
import { type Fault, failed, type Outcome, ok } from '../../model/fault.ts'
import { exchange } from '../network/exchange.ts'
import { hostAndPort } from '../network/place.ts'
import { proxyFor } from '../network/proxy-for.ts'
import type { Call, Reply, Wire } from '../network/wire.ts'
import { clockSkewMs } from '../replies/clock-skew.ts'
import { faultFromNetwork } from '../replies/fault-from-network.ts'
import { faultFromReply } from '../replies/fault-from-reply.ts'
import { tellingFault } from '../replies/telling-fault.ts'
import { probe } from './probes.ts'
import { serverPlaces } from './server-places.ts'
import { type Tried, tryAll } from './try-all.ts'
import { tryTcp, tryTls } from './try-port.ts'

/**
 * How far the way to a connection's server leads: its name, its ports, TLS, HTTP. Every port that
 * comes into question is tried; one that answers is enough. Changes nothing and sends no credentials.
 * `tlsFault` is why the connection's TLS files cannot be used, if so.
 */
export async function examineWay(
	wire: Wire,
	connection: Connection,
	tlsFault: Fault | undefined,
	signal: AbortSignal = new AbortController().signal,
	onStep?: (step: ExaminationStep) => void,
): Promise<readonly ExaminationStep[]> {
	const naming = (step: ExaminationStep) => onStep?.(withName(step, connection))
	const way = beginExamination(() => performance.now(), naming)
	const places = serverPlaces(connection)
	const urls = places.ok ? originsOf([...places.value.restpp, ...places.value.gsql]) : []
	const [first = ''] = urls
	const proxy = first && wire.proxyEnv ? proxyFor(first, wire.proxyEnv) : undefined
	const through = proxy instanceof URL ? proxy.href : undefined
	const limits = { timeoutMs: wire.timeoutMs, signal }
	await way.take('dns', async () =>
		places.ok ? lookUp(through ?? first, through !== undefined, limits) : places,
	)
	const open = await way.take('tcp', async () =>
		openPorts(await tryAll(through ? [through] : urls, tryTcp, limits), signal),
	)
	const reached = through ? urls : (open?.urls ?? [])
	const secured = await way.take('tls', async () => {
		if (tlsFault) return { ok: false, fault: tlsFault }
		if (!first.startsWith('https:')) return { skipped: 'the URL says http' }
		if (through) return { skipped: 'it goes through the proxy; http tells' }
		const trust = wire.tls ?? {}
		const tried = await tryAll(reached, (url, stop) => tryTls(url, trust, stop), limits)
		return handshakes(tried, connection, signal)
	})
	await way.take('http', () => anyAnswer(wire, secured?.urls ?? reached, places, signal))
	return way.steps.map((step) => withName(step, connection))
}

function withName(step: ExaminationStep, { name }: Connection): ExaminationStep {
	return step.fault ? { ...step, fault: { connection: name, ...step.fault } } : step
}

function originsOf(urls: readonly string[]): readonly string[] {
	return [...new Set(urls.map((url) => new URL(url).origin))]
}

async function lookUp(
	url: string,
	isProxy: boolean,
	{ timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<StepOutcome<object>> {
	const host = new URL(url).hostname.replace(/^\[|\]$/g, '')
	const whose = isProxy ? `the proxy ${hostAndPort(url)}: ` : ''
	if (isIP(host)) return ok({ detail: `${whose}an address, no name to look up` })
	try {
		const either = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
		const found = await untilAborted(lookup(host, { all: true }), either)
		const addresses = [...new Set(found.map(({ address }) => address))]
		const more = addresses.length > 3 ? ` and ${addresses.length - 3} more` : ''
		return ok({ detail: whose + addresses.slice(0, 3).join(', ') + more })
	} catch (error) {
		if (signal.aborted) return failed('cancelled')
		const { code } = faultFromNetwork(error)
		// What is no error of the network is our own time limit.
		return failed(code === 'connection-lost' ? 'timed-out' : code, { place: host })
	}
}

function untilAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
	return new Promise((resolve, reject) => {
		const stop = () => reject(new Error('stopped'))
		if (signal.aborted) stop()
		signal.addEventListener('abort', stop, { once: true })
		work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
	})
}

type Urls = { readonly urls: readonly string[] }

function openPorts(tried: readonly Tried<void>[], signal: AbortSignal): StepOutcome<Urls> {
	const open = tried.filter(({ outcome }) => outcome.ok)
	if (open.length === 0) return firstFault(tried, signal)
	const words = tried.map(({ url, outcome }) => {
		const port = hostAndPort(url).replace(/^.*:/, '')
		if (outcome.ok) return `${port} open`
		return `${port} ${outcome.fault.code === 'timed-out' ? 'does not answer' : 'refused'}`
	})
	return ok({ urls: open.map(({ url }) => url), detail: words.join(', ') })
}

function handshakes(
	tried: readonly Tried<{ version: string; until?: string }>[],
	{ insecure }: Connection,
	signal: AbortSignal,
): StepOutcome<Urls> {
	const good = tried.flatMap(({ url, outcome }) => (outcome.ok ? [{ url, ...outcome.value }] : []))
	const [shown] = good
	if (!shown) return firstFault(tried, signal)
	const until = shown.until ? `, certificate until ${shown.until}` : ''
	const verified = insecure ? ', NOT verified: the connection is marked insecure' : ', verified'
	return ok({
		urls: good.map(({ url }) => url),
		detail: `${shown.version}${until}${verified}`,
	})
}

function firstFault(tried: readonly Tried<unknown>[], signal: AbortSignal): Outcome<never> {
	if (signal.aborted) return failed('cancelled')
	const fault = tried.flatMap(({ outcome }) => (outcome.ok ? [] : [outcome.fault]))[0]
	return fault ? { ok: false, fault } : failed('unexpected')
}

/** HTTP of any kind at one of the places that were reached. */
async function anyAnswer(
	wire: Wire,
	reached: readonly string[],
	places: ReturnType<typeof serverPlaces>,
	signal: AbortSignal,
): Promise<StepOutcome<object>> {
	if (!places.ok) return places
	const asked = places.value.restpp.filter((url) => reached.includes(new URL(url).origin))
	const urls = asked.length > 0 ? asked : reached
	const ask = (url: string, stop: AbortSignal) => exchange(wire, anyReply(url), stop)
	const tried = await tryAll(urls, ask, { signal })
	const found = tried.find(({ outcome }) => outcome.ok)
	if (found?.outcome.ok) {
		const { status, skew } = found.outcome.value
		return ok({ detail: `HTTP ${status} from ${hostAndPort(found.url)}${skew}` })
	}
	if (signal.aborted) return failed('cancelled')
	const faults = tried.flatMap(({ outcome }) => (outcome.ok ? [] : [outcome.fault]))
	return { ok: false, fault: await tellingFault(wire, faults, urls[0] ?? '', signal) }
}

/** A page that is surely none of TigerGraph's is a fault; any other reply is HTTP. */
function anyReply(url: string): Call<{ status: number; skew: string }> {
	return {
		ask: probe(`${url}/version`),
		read(reply, ask) {
			if (reply.body.kind === 'page') {
				const fault = faultFromReply(reply, ask)
				const tells = ['tls-expected', 'tls-client-cert', 'waking-up']
				if (tells.includes(fault.code)) return { ok: false, fault }
			}
			return ok({ status: reply.status, skew: skewText(reply) })
		},
	}
}

function skewText(reply: Reply): string {
	const seconds = Math.round((clockSkewMs(reply) ?? 0) / 1000)
	if (Math.abs(seconds) < 2) return ''
	return `, its clock ${Math.abs(seconds)} s ${seconds > 0 ? 'ahead' : 'behind'}`
}
