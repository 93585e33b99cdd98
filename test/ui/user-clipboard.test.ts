import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { userClipboard } from '../../source/ui/clipboard/user-clipboard.ts'
import { isInstalled } from '../cli/is-installed.ts'

/** A desktop whose Wayland clipboard is a file; `isBroken`: its program ends badly. */
function desktop(options: { readonly isBroken?: boolean } = {}) {
	const folder = mkdtempSync(join(tmpdir(), 'tgtoken-clipboard-'))
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
	const file = join(folder, 'clipboard')
	writeFileSync(file, '')
	const program = (name: string, text: string) => {
		writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`)
		chmodSync(join(folder, name), 0o755)
	}
	const take = `echo "$@" >>${folder}/arguments; if [ "$1" = --clear ]; then : >${file}; else cat >${file}; fi`
	program('wl-copy', options.isBroken ? 'exit 1' : take)
	program('wl-paste', `cat ${file}`)
	const env = { PATH: `${folder}:${process.env.PATH}`, WAYLAND_DISPLAY: 'wayland-1' }
	return {
		env,
		holds: () => readFileSync(file, 'utf8'),
		put: (text: string) => writeFileSync(file, text),
		argumentsSeen: () => readFileSync(join(folder, 'arguments'), 'utf8'),
	}
}

function clipboardIn(env: NodeJS.ProcessEnv, seconds = 45) {
	const written: string[] = []
	const write = (text: string) => void written.push(text)
	return { copy: userClipboard({ write, env, platform: 'linux', seconds }), written }
}

it('takes the desktop’s own clipboard, by standard input only, and empties it afterwards', async () => {
	const { env, holds, argumentsSeen } = desktop()
	const { copy, written } = clipboardIn(env, 0)
	const copied = await copy('a-secret')
	expect(copied).toEqual({ done: true, way: 'to the clipboard by wl-copy, cleared in 0 s' })
	expect(written).toEqual([])
	await vi.waitUntil(() => holds() === '', { timeout: 10_000 })
	expect(argumentsSeen()).not.toContain('a-secret')
	expect(argumentsSeen()).toContain('--clear')
})

it('leaves what has been copied since then', async () => {
	const { env, put, holds, argumentsSeen } = desktop()
	const { copy } = clipboardIn({ ...env, TGTOKEN_CLIPBOARD: 'native' }, 0.5)
	await copy('a-secret')
	put('of the user')
	// The next one is emptied, so the one before it has been looked at.
	const other = desktop()
	await clipboardIn(other.env, 0.7).copy('another')
	await vi.waitUntil(() => other.holds() === '', { timeout: 10_000 })
	expect(holds()).toBe('of the user')
	expect(argumentsSeen()).not.toContain('--clear')
})

it('goes to the terminal where there is no desktop, where its program fails, and over SSH', async () => {
	const { env, holds } = desktop()
	const broken = desktop({ isBroken: true })
	for (const each of [
		{ PATH: process.env.PATH },
		broken.env,
		{ ...env, SSH_CONNECTION: '10.0.0.1 5 10.0.0.2 22' },
		{ ...env, TGTOKEN_CLIPBOARD: 'osc52' },
	]) {
		const { copy, written } = clipboardIn(each)
		const copied = await copy('a')
		expect(copied).toEqual({
			done: true,
			way: 'sent to the terminal’s clipboard (OSC 52), where it cannot be cleared',
		})
		expect(written).toEqual(['\u001b]52;c;YQ==\u0007'])
	}
	expect(holds()).toBe('')
})

it('goes nowhere when it is off, when the one way asked for is none, and by no unknown way', async () => {
	const { env, holds } = desktop()
	const broken = desktop({ isBroken: true })
	for (const [each, why] of [
		[{ ...env, TGTOKEN_CLIPBOARD: 'off' }, 'TGTOKEN_CLIPBOARD is off'],
		[{ ...broken.env, TGTOKEN_CLIPBOARD: 'native' }, 'no program here takes it to a clipboard'],
		[{ ...env, TGTOKEN_CLIPBOARD: 'tmux' }, 'tmux did not take it'],
		[{ ...env, TERM: 'dumb', TGTOKEN_CLIPBOARD: 'osc52' }, 'the terminal would not take it'],
		[
			{ ...env, TGTOKEN_CLIPBOARD: 'toString' },
			'TGTOKEN_CLIPBOARD is none of auto, native, tmux, osc52, off',
		],
	] as const) {
		const { copy, written } = clipboardIn(each)
		expect(await copy('a')).toEqual({ done: false, why })
		expect(written).toEqual([])
	}
	expect(holds()).toBe('')
})

it('takes tmux by its own buffer, and leaves the others', async ({ skip }) => {
	skip(!isInstalled('tmux'), 'tmux is not installed')
	const folder = mkdtempSync(join(tmpdir(), 'tgtoken-tmux-'))
	const socket = join(folder, 'socket')
	const tmux = (...args: string[]) =>
		execFileSync('tmux', ['-S', socket, '-f', '/dev/null', ...args], { encoding: 'utf8' })
	tmux('new-session', '-d', 'cat')
	onTestFinished(() => {
		tmux('kill-server')
		rmSync(folder, { recursive: true, force: true })
	})
	tmux('set-buffer', 'of the user')
	const env = { PATH: process.env.PATH, TMUX: `${socket},1,0` }
	const copied = await clipboardIn(env, 1).copy('a-secret')
	expect(copied).toMatchObject({ done: true, way: expect.stringContaining('tmux forgets it') })
	expect(tmux('show-buffer', '-b', 'tgtoken')).toBe('a-secret')
	await vi.waitUntil(() => !tmux('list-buffers').includes('tgtoken'), { timeout: 10_000 })
	expect(tmux('list-buffers')).toContain('of the user')
})
