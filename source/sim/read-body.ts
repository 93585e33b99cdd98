import type { IncomingMessage } from 'node:http'

const mostBytes = 4 * 1024 * 1024

/** The whole body as text; what goes beyond 4 MB is not read. Rejects when the client hangs up. */
export async function readBody(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = []
	let size = 0
	for await (const chunk of request as AsyncIterable<Buffer>) {
		size += chunk.length
		if (size > mostBytes) break
		chunks.push(chunk)
	}
	return Buffer.concat(chunks).toString('utf8')
}
