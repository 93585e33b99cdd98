import type { Fault } from '../../model/fault.ts'
import { faultFromNetwork } from '../replies/fault-from-network.ts'
import { type Trail, unusableProxy } from './node-fetch.ts'

const words: Readonly<Record<string, string>> = {
	'no-such-host': 'was not found',
	'connection-refused': 'refused the connection',
	'timed-out': 'did not answer',
	'connection-lost': 'dropped the connection',
}

/**
 * The fault of a proxy on the way; undefined where there was none, or where it had let us through.
 * Of the variable that names it only host and port are said, since it may hold a password.
 */
export function faultOfProxy({
	proxy,
	sent,
	error,
}: Trail): Pick<Fault, 'code' | 'detail'> | undefined {
	const { code, statusCode } = Object(error) as { code?: unknown; statusCode?: unknown }
	if (code === unusableProxy) return { code: 'proxy-failed', detail: 'its name is not one of http' }
	if (proxy === undefined || sent) return undefined
	if (code === 'ERR_PROXY_TUNNEL') {
		const answer = typeof statusCode === 'number' ? `answered HTTP ${statusCode}` : 'did not answer'
		return { code: 'proxy-failed', detail: `${proxy} ${answer}` }
	}
	const said = words[faultFromNetwork(error).code]
	return said === undefined ? undefined : { code: 'proxy-failed', detail: `${proxy} ${said}` }
}
