import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ControlDesk } from './control.ts'
import type { Fault } from './faults.ts'
import { bentSettings, insteadOfActing, spoiledReply } from './faulty-reply.ts'
import { gsqlRoute } from './gsql-route.ts'
import { readBody } from './read-body.ts'
import { type LoggedRequest, logRequest } from './request-log.ts'
import { restppRoute } from './restpp-route.ts'
import { sendReply } from './send-reply.ts'
import type { SimReply } from './sim-reply.ts'
import type { SimRequest } from './sim-request.ts'
import type { World } from './world.ts'

/** What answering needs: the world, the test's hands on it, and the log to write to. */
export type Desk = { world: World; desk: ControlDesk; log: LoggedRequest[] }

/**
 * Answers one HTTP request on one of the two ports: logs it, waits where it is held, lets the world
 * act, and sends the reply as the fault due, if any, spoils it.
 */
export async function answerRequest(
	{ world, desk, log }: Desk,
	port: 'restpp' | 'gsql',
	incoming: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	response.on('error', () => {})
	const request = await simRequest(incoming).catch(() => undefined)
	if (!request) return void response.destroy()
	const line = logRequest(world, request, port)
	log.push(line)
	const fault = desk.takeFault(line)
	await desk.pause(line, 'before')
	const reply = decide(world, port, request, fault)
	line.status = reply?.status ?? 0
	await desk.pause(line, 'after')
	if (!reply || fault?.kind === 'drop-after') {
		line.status = 0
		return void response.destroy()
	}
	response.setHeader('Date', new Date(world.now()).toUTCString())
	if (fault?.kind === 'redirect') response.setHeader('Location', fault.to)
	sendReply(response, reply, fault)
}

/** Lets the world act, unless a fault stands in between; undefined = no answer at all. */
function decide(
	world: World,
	port: 'restpp' | 'gsql',
	request: SimRequest,
	fault: Fault | undefined,
): SimReply | undefined {
	if (fault?.kind === 'drop-before') return undefined
	const instead = fault && insteadOfActing(fault, world.settings)
	if (instead) return instead
	const route = port === 'gsql' ? gsqlRoute : restppRoute
	return spoiledReply(fault, route(world, bentSettings(fault, world.settings), request))
}

async function simRequest(incoming: IncomingMessage): Promise<SimRequest> {
	const url = new URL(incoming.url ?? '/', 'http://127.0.0.1')
	return {
		method: incoming.method ?? 'GET',
		path: url.pathname,
		query: url.searchParams,
		authorization: incoming.headers.authorization ?? '',
		body: await readBody(incoming),
	}
}
