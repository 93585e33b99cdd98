import { EventEmitter } from 'node:events'
import { splitChunk, splitPaste } from './one-key-a-turn.ts'

/** What the keyboard means at the moment: asked when a chunk comes in and before each key. */
export type KeyboardScope = {
	/** Whether printable keys are text for a field. */
	readonly takesText: boolean
	/** Says whose the keyboard is; keys that came in for one are not given to another. */
	readonly owner: string
}

/** What Ink needs of stdin, plus the end of it. */
export type KeyboardStream = NodeJS.ReadStream & { stop(): void }

const escapeByte = '\u001b'
const pasteStart = '\u001b[200~'
const pasteEnd = '\u001b[201~'

/** A lone Esc, spelled so that Ink need not wait for what might follow it (kitty keyboard protocol). */
const escapeKey = '\u001b[27u'

/** How long the rest of a control sequence may take to arrive, in milliseconds. */
const restMs = 25

/** How long the rest of a paste may take; without its end the keyboard would be dead for good. */
const pasteRestMs = 1000

/** More than this, and a paste is no token: what follows is dropped as it comes. */
const longestBuffer = 1_000_000

/**
 * A stand-in for stdin that gives Ink one key a turn of the event loop, so that each is answered
 * with the state the one before it left, and ink-text-input loses none. Pastes arrive as one piece.
 * Raw mode and the like are passed on to the real stdin.
 */
export function keyboardStream(
	stdin: NodeJS.ReadStream,
	scope: () => KeyboardScope,
): KeyboardStream {
	const emitter = new EventEmitter()
	const queue: { readonly key: string; readonly owner: string }[] = []
	let ready: string | undefined
	let isTurnTaken = false
	let pending = ''
	let timer: NodeJS.Timeout | undefined

	const take = (pieces: readonly string[]) => {
		const { owner } = scope()
		for (const key of pieces) queue.push({ key, owner })
		next()
	}

	const next = () => {
		if (isTurnTaken) return
		// What was typed while the keyboard was another's is not for who has it now.
		const { owner } = scope()
		let first = queue.shift()
		while (first && first.owner !== owner) first = queue.shift()
		if (!first) return
		isTurnTaken = true
		setImmediate(() => {
			isTurnTaken = false
			next()
		})
		ready = first.key === escapeByte ? escapeKey : first.key
		emitter.emit('readable')
	}

	const read = (chunk: string) => {
		clearTimeout(timer)
		pending = (pending + chunk).slice(0, longestBuffer)
		drain()
		if (pending === '') return
		timer = setTimeout(giveUpWaiting, pending.startsWith(pasteStart) ? pasteRestMs : restMs)
	}

	const drain = () => {
		const start = pending.indexOf(pasteStart)
		const { takesText } = scope()
		if (start >= 0) {
			const end = pending.indexOf(pasteEnd, start)
			if (start > 0) take(splitChunk(pending.slice(0, start), takesText))
			if (end < 0) {
				pending = pending.slice(start)
				return
			}
			take(splitPaste(pending.slice(start + pasteStart.length, end), takesText))
			pending = pending.slice(end + pasteEnd.length)
			drain()
			return
		}
		const cut = unfinishedAt(pending)
		const whole = pending.slice(0, cut)
		pending = pending.slice(cut)
		if (whole !== '') take(splitChunk(whole, takesText))
	}

	const giveUpWaiting = () => {
		const rest = pending
		pending = ''
		const { takesText } = scope()
		if (/^\u001b+$/.test(rest)) take([...rest])
		else if (rest.startsWith(pasteStart)) take(splitPaste(rest.slice(pasteStart.length), takesText))
	}

	const own = {
		isTTY: true,
		setEncoding: () => {
			stdin.setEncoding('utf8')
			return stream
		},
		setRawMode: (isOn: boolean) => {
			stdin.setRawMode(isOn)
			return stream
		},
		ref: () => {
			stdin.ref()
			return stream
		},
		unref: () => {
			stdin.unref()
			return stream
		},
		resume: () => stream,
		pause: () => stream,
		read: () => {
			const key = ready ?? null
			ready = undefined
			return key
		},
		stop: () => {
			clearTimeout(timer)
			queue.length = 0
			stdin.off('data', read)
			stdin.pause()
		},
	}
	// Ink uses no more of a stream than what stands above.
	const stream = Object.assign(emitter, own) as unknown as KeyboardStream
	stdin.setEncoding('utf8')
	stdin.on('data', read)
	// After a question it is paused, and a listener alone does not set it going again: then nothing would keep the
	// program from ending.
	stdin.resume()
	return stream
}

/** Where the text ends in a control sequence that has not arrived whole; its length where it does not. */
function unfinishedAt(text: string): number {
	const found = /\u001b\u001b?(?:\[\[?[0-?]*[ -/]*|O[0-9;]*)?$/u.exec(text)
	return found ? found.index : text.length
}
