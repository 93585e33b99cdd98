import { expect, it } from 'vitest'
import { faceFor } from '../../source/main/face.ts'

const terminal = (env: Record<string, string>, stdin = true, stdout = true) =>
	({ stdin: { isTTY: stdin }, stdout: { isTTY: stdout }, env }) as unknown as NodeJS.Process

it.each([
	[[], {}, 'screens'],
	[['--screen-reader'], {}, 'lines'],
	[[], { INK_SCREEN_READER: '1' }, 'lines'],
	[[], { INK_SCREEN_READER: 'true' }, 'lines'],
	[[], { INK_SCREEN_READER: '0' }, 'screens'],
	[['--no-screen-reader'], { INK_SCREEN_READER: 'true' }, 'screens'],
	[['--screen-reader', '--no-screen-reader'], {}, 'screens'],
	[['--demo', '--screen-reader'], { TERM: 'dumb' }, 'lines'],
	[[], { TERM: 'dumb' }, 'lines'],
	[['--no-screen-reader'], { TERM: 'dumb' }, undefined],
] as const)('%j in %j is shown %s', (args, env, face) => {
	expect(faceFor(args, terminal(env))).toBe(face)
})

it('without a terminal at both ends there is no face', () => {
	expect(faceFor(['--screen-reader'], terminal({}, false, true))).toBeUndefined()
	expect(faceFor(['--screen-reader'], terminal({}, true, false))).toBeUndefined()
})
