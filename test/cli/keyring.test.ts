import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cliWorlds, program } from './cli-world.ts'
import { isInstalled } from './is-installed.ts'
import { seeded } from './seeded.ts'

const world = cliWorlds()

// In a session of its own, whose keyring is opened with a password that nobody needs to know.
const session = `
printf words | gnome-keyring-daemon --unlock --components=secrets >/dev/null
for place in keyring file keyring; do "$0" key $place && "$0" header lab; done`

describe('the keyring of the session', () => {
	it('takes the key, opens the history, and gives the key back', async ({ skip }) => {
		const isThere = ['dbus-run-session', 'gnome-keyring-daemon'].every(isInstalled)
		skip(process.platform !== 'linux' || !isThere, 'gnome-keyring and dbus are not installed')
		const it = await world()
		await seeded(it, 'loader')
		const { DBUS_SESSION_BUS_ADDRESS: _, XDG_DATA_HOME: __, ...env } = it.env
		const said = execFileSync('dbus-run-session', ['--', 'sh', '-c', session, program], {
			env,
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'ignore'],
		})
		const token = it.server.tokens()[0]?.token
		expect(said.trim().split('\n')).toEqual([
			'The key of the history: system keyring; it was: file 0600.',
			`Authorization: Bearer ${token}`,
			'The key of the history: file 0600; it was: system keyring.',
			`Authorization: Bearer ${token}`,
			'The key of the history: system keyring; it was: file 0600.',
			`Authorization: Bearer ${token}`,
		])
		expect(JSON.parse(readFileSync(join(it.home, 'key'), 'utf8'))).toMatchObject({
			place: 'keyring',
		})
		// Outside of the session there is none, and nothing else takes its place.
		it.env.DBUS_SESSION_BUS_ADDRESS = `unix:path=${it.home}/none`
		const away = await it.run(['key', 'file', '--json'])
		expect([away.code, away.json().error.code]).toEqual([1, 'keyring-unavailable'])
	})
})
