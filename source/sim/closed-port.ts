import { createServer } from 'node:net'

/**
 * A port of 127.0.0.1 on which nobody listens, for the REST++ port that 4.x no longer opens. It is
 * taken from below the range from which systems hand out ports, so that no other program is likely
 * to get it later.
 */
export async function closedPort(random: () => number): Promise<number> {
	for (;;) {
		const port = 20_000 + Math.floor(random() * 10_000)
		if (await isFree(port)) return port
	}
}

function isFree(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const server = createServer()
		server.once('error', () => resolve(false))
		server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
	})
}
