import { describe, expect, it } from 'vitest'
import { deleteToken } from '../../source/work/delete-token.ts'
import { endingTokens } from '../../source/work/ending-tokens.ts'
import { listTokens } from '../../source/work/find-token.ts'
import { issueToken } from '../../source/work/issue-token.ts'
import { refreshToken } from '../../source/work/refresh-token.ts'
import { value } from '../rest/outcomes.ts'
import { type WorkWorld, workWorlds } from './work-world.ts'

const world = workWorlds()
const hour = 3600

async function issued({ ports, connection }: WorkWorld, lifetimeSeconds: number) {
	return value(await issueToken(ports, { connection, lifetimeSeconds })).tokenId
}

function found({ ports }: WorkWorld, withinSeconds: number) {
	const view = ports.history.view()
	return endingTokens(view, listTokens(view), withinSeconds, ports.nowMs()).map(
		({ token, why, leftSeconds }) => [token.id, why, leftSeconds],
	)
}

describe('tokens that need somebody', () => {
	it('are those that end within the time, the soonest first', async () => {
		const it = await world()
		const three = await issued(it, 3 * hour)
		const one = await issued(it, hour)
		await issued(it, 5 * hour)
		expect(found(it, 3 * hour)).toEqual([
			[one, 'ends', hour],
			[three, 'ends', 3 * hour],
		])
		expect(found(it, hour - 1)).toEqual([])
	})

	it('are current ones that have expired or of which nobody knows, not others', async () => {
		const it = await world()
		await issued(it, hour)
		const current = await issued(it, hour)
		it.wait(2 * hour)
		expect(found(it, 0)).toEqual([[current, 'ended', 0]])
		const next = await issued(it, 10 * hour)
		expect(found(it, 0)).toEqual([])
		it.server.control.failNext({ kind: 'cut-off' }, { method: 'DELETE' })
		await deleteToken(it.ports, it.connection, it.token(next))
		expect(found(it, 0)).toEqual([[next, 'unknown', undefined]])
	})

	it('are not those that another has replaced', async () => {
		const it = await world({ protocol: '4.1' })
		const old = await issued(it, hour)
		it.server.control.failNext({ kind: 'cut-off' }, { method: 'DELETE' })
		const renewed = value(
			await refreshToken(it.ports, it.connection, it.token(old), { lifetimeSeconds: 9 * hour }),
		)
		expect(renewed.oldStillThere).toBe(true)
		expect(found(it, 2 * hour)).toEqual([])
	})
})
