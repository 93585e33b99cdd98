import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Fault } from './faults.ts'
import type { SimReply } from './sim-reply.ts'

/** Puts a reply on the wire: whole, or late, halved or byte by byte as the fault has it. */
export function sendReply(
	response: ServerResponse,
	reply: SimReply,
	fault: Fault | undefined,
): void {
	const bytes = Buffer.from(reply.body)
	response.statusCode = reply.status
	response.setHeader('Content-Type', reply.contentType)
	switch (fault?.kind) {
		case 'truncated':
			// Complete as HTTP goes: it is the JSON that ends early.
			response.end(bytes.subarray(0, Math.floor(bytes.length / 2)))
			return
		case 'cut-off':
			response.setHeader('Content-Length', bytes.length)
			response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy())
			return
		case 'slow':
			void wait(fault.ms, undefined, { ref: false }).then(() => response.end(bytes))
			return
		case 'bytewise':
			void sendBytewise(response, bytes, fault.everyMs ?? 1000)
			return
		default:
			response.end(bytes)
	}
}

async function sendBytewise(
	response: ServerResponse,
	bytes: Buffer,
	everyMs: number,
): Promise<void> {
	response.setHeader('Content-Length', bytes.length)
	for (let i = 0; i < bytes.length && !response.destroyed; i++) {
		response.write(bytes.subarray(i, i + 1))
		await wait(everyMs, undefined, { ref: false })
	}
	response.end()
}
