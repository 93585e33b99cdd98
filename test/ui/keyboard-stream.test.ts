import { EventEmitter } from 'node:events'
import { expect, it, onTestFinished } from 'vitest'
import { type KeyboardScope, keyboardStream } from '../../source/ui/terminal/keyboard-stream.ts'

/** A stdin that a test writes to, and what Ink would have read of the stream before it. */
function keyboard(scope: () => KeyboardScope) {
	const raw: boolean[] = []
	const stdin = Object.assign(new EventEmitter(), {
		isTTY: true,
		setEncoding: () => stdin,
		setRawMode: (isOn: boolean) => {
			raw.push(isOn)
			return stdin
		},
		ref: () => stdin,
		unref: () => stdin,
		pause: () => stdin,
		resume: () => stdin,
	})
	const stream = keyboardStream(stdin as unknown as NodeJS.ReadStream, scope)
	onTestFinished(() => stream.stop())
	const keys: string[] = []
	let turn = 0
	let lastTurn = -1
	let ended = false
	const countTurns = () => {
		turn++
		if (!ended) setImmediate(countTurns)
	}
	countTurns()
	onTestFinished(() => {
		ended = true
	})
	const waiting = new Set<() => void>()
	stream.on('readable', () => {
		for (let key = stream.read(); key !== null; key = stream.read()) {
			expect(turn).toBeGreaterThan(lastTurn)
			lastTurn = turn
			keys.push(String(key))
		}
		for (const wake of waiting) wake()
	})
	/** Resolves once so many keys have come; a late one fails by the test's own time limit. */
	const until = (count: number) =>
		new Promise<void>((resolve) => {
			const look = () => {
				if (keys.length < count) return
				waiting.delete(look)
				resolve()
			}
			waiting.add(look)
			look()
		})
	return { stream, keys, raw, until, type: (chunk: string) => stdin.emit('data', chunk) }
}

const commands = (): KeyboardScope => ({ takesText: false, owner: 'list' })
const texts = (): KeyboardScope => ({ takesText: true, owner: 'form' })

it('gives one key a turn of the event loop, in order', async () => {
	const { keys, type, until } = keyboard(texts)
	type('ab\u007f\u007f')
	type('c\r')
	await until(5)
	expect(keys).toEqual(['ab', '\u007f', '\u007f', 'c', '\r'])
})

it('gives the first key at once', () => {
	const { keys, type } = keyboard(commands)
	type('j')
	expect(keys).toEqual(['j'])
})

it('takes a bracketed paste as one text, in however many chunks it comes', async () => {
	const { keys, type, until } = keyboard(texts)
	for (const chunk of ['a\u001b', '[20', '0~eyJ', 'h\r\nbG', 'c\u001b[2', '01~', 'z']) type(chunk)
	await until(3)
	expect(keys).toEqual(['a', 'eyJhbGc', 'z'])
})

it('drops a bracketed paste whole where keys are commands', async () => {
	const { keys, type, until } = keyboard(commands)
	type('\u001b[200~dy\rd\u001b[201~')
	type('\u001b[200~d\u001b[201~j')
	await until(1)
	expect(keys).toEqual(['j'])
})

it('waits for the rest of a control sequence that is cut in two', async () => {
	const { keys, type, until } = keyboard(commands)
	type('\u001b')
	type('[B')
	await until(1)
	expect(keys).toEqual(['\u001b[B'])
})

it('gives Esc alone in the form that needs no further waiting', async () => {
	const { keys, type, until } = keyboard(commands)
	type('\u001b')
	await until(1)
	expect(keys).toEqual(['\u001b[27u'])
})

it('keeps keys from whoever had not the keyboard when they came', async () => {
	let owner = 'list'
	const { stream, keys, type, until } = keyboard(() => ({ takesText: false, owner }))
	stream.on('readable', () => {
		owner = 'question'
	})
	type('\r\r\r')
	await until(1)
	type('y')
	await until(2)
	expect(keys).toEqual(['\r', 'y'])
})

it('hands raw mode on to the terminal', () => {
	const { stream, raw } = keyboard(commands)
	stream.setRawMode(true)
	stream.setRawMode(false)
	expect(raw).toEqual([true, false])
})
