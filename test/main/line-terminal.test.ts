import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { lineTerminal } from '../../source/main/line-terminal.ts'
import { typedKeys } from '../../source/main/typed-keys.ts'

/** A terminal whose keyboard the test types on and whose screen it reads. */
function open(echoes = true) {
	const keyboard = Object.assign(new EventEmitter(), {
		isRaw: false,
		setRawMode: (raw: boolean) => {
			keyboard.isRaw = raw
		},
		setEncoding: () => {},
		resume: () => {},
		pause: () => {},
	})
	let written = ''
	const heard: string[] = []
	const terminal = lineTerminal(
		keyboard as unknown as NodeJS.ReadStream,
		{
			write: (text: string, ...rest: unknown[]) => {
				written += text
				for (const each of rest) if (typeof each === 'function') each()
				return true
			},
		} as NodeJS.WriteStream,
		{
			onLine: (line) => heard.push(line),
			onInterrupt: () => heard.push('Ctrl-C'),
			onEnd: () => heard.push('Ctrl-D'),
			onSuspend: async () => void heard.push(`Ctrl-Z, raw ${keyboard.isRaw}`),
		},
		echoes,
	)
	const type = (...chunks: readonly string[]) => {
		for (const chunk of chunks) keyboard.emit('data', chunk)
	}
	return { keyboard, terminal, type, heard, written: () => written }
}

test('a line is typed, corrected and heard, and shown as it is typed', () => {
	const { type, heard, written } = open()
	type('a', 'b', '日', '\u007f', '\u007f', 'c', '\u001b[A', '\r', 'gone', '\u0015', 'd\r')
	expect(heard).toEqual(['ac', 'd'])
	expect(written()).toBe('ab日\b \b\b \b\b \bc\ngone\b \b\b \b\b \b\b \bd\n')
})

test('a secret is heard and never shown', () => {
	const { terminal, type, heard, written } = open()
	terminal.hide(true)
	type('canary', '\u007f', '\r')
	terminal.hide(false)
	type('shown\r')
	expect(heard).toEqual(['canar', 'shown'])
	expect(written()).toBe('\nshown\n')
})

test('what is said meanwhile stands on lines of its own, and what was begun again after it', () => {
	const { terminal, type, heard, written } = open()
	type('de')
	terminal.say(['A token ends.'])
	type('l\r')
	expect(written()).toBe('de\nA token ends.\ndel\n')
	expect(heard).toEqual(['del'])
})

test('what was typed before a question was written is dropped, Ctrl-C but', async () => {
	const { terminal, type, heard } = open()
	type('y')
	const settled = terminal.settle()
	type('es\r', 'yes\r', '\u0003')
	expect(await settled).toBe(true)
	expect(heard).toEqual(['Ctrl-C'])
	type('\r')
	expect(heard).toEqual(['Ctrl-C', ''])
	expect(await terminal.settle()).toBe(false)
})

test('several lines at once are a paste, and no line of it is heard', () => {
	const { type, heard, written } = open()
	type('d\ny\n', '1\r\n2\r\n', 'x\ry')
	expect(heard).toEqual([])
	expect(written()).toContain('nothing was done with them')
	type('secret of one line\r\n')
	expect(heard).toEqual(['secret of one line'])
})

test('Ctrl-C forgets the line, Ctrl-D ends an empty one, Ctrl-Z gives the terminal back meanwhile', async () => {
	const { keyboard, terminal, type, heard } = open()
	type('abc', '\u0004', '\u0003', '\u0004', '\u001a')
	await Promise.resolve()
	expect(heard).toEqual(['Ctrl-C', 'Ctrl-D', 'Ctrl-Z, raw false'])
	expect(keyboard.isRaw).toBe(true)
	terminal.close()
	expect(keyboard.isRaw).toBe(false)
	expect(keyboard.listenerCount('data')).toBe(0)
})

test('where something else shows what is typed, it is not shown twice', () => {
	const { terminal, type, written } = open(false)
	type('1')
	terminal.say(['One.'])
	type('\r')
	expect(written()).toBe('One.\n')
})

test('keys that are no text are no text', () => {
	expect(typedKeys('\u001b[1;5Ca\u001bOPb\t\u009b31mc')).toEqual([
		{ kind: 'text', text: 'ab' },
		{ kind: 'text', text: '31mc' },
	])
})
