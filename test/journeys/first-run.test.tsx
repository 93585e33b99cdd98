import { expect, test } from 'vitest'
import { startJourney } from './journey.tsx'

test('with no connections, those of the environment are imported after a question', async () => {
	const journey = await startJourney({
		connection: null,
		columns: 120,
		environment: {
			TG_HOST: 'http://127.0.0.1',
			TG_GRAPHNAME: 'tests',
			TG_SECRET: 'canary-secret-of-the-environment',
			LAB_TG_HOST: 'not a url at all',
		},
	})
	expect(journey.screen()).toContain('a  adds one')
	expect(journey.screen()).toContain('I  imports what the environment names')
	await journey.press('I')
	expect(journey.screen()).toContain('Import 1 connection from the environment?')
	expect(journey.screen()).toContain('http://127.0.0.1')
	expect(journey.screen()).toContain('cannot be added')
	expect(journey.screen()).not.toContain('canary-secret')
	await journey.press('y')
	const [only, ...others] = (await journey.disk()).connections.values()
	expect(others).toEqual([])
	expect(only).toMatchObject({ url: 'http://127.0.0.1', graph: 'tests', hasSecret: true })
	expect(await journey.files()).not.toContain('canary-secret')
	expect(journey.screen()).toContain('1 of 2 connections imported')
})

test('with nothing in the environment it is said, and nothing is asked', async () => {
	const journey = await startJourney({ connection: null })
	await journey.press('I')
	expect(journey.runtime.getState().overlay).toBeUndefined()
	expect(journey.screen()).toContain('Nothing to import')
})
