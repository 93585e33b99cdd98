import { describe, expect, it } from 'vitest'
import { play } from './draw.tsx'
import { pages } from './pages.ts'

const down = '\u001b[B'
const esc = '\u001b[27u'
const backspace = '\u007f'
const left = '\u001b[D'
const right = '\u001b[C'
const ctrl = (letter: string) => String.fromCharCode(letter.charCodeAt(0) - 96)

/** The text of a form's field. */
const textIn = (playing: ReturnType<typeof play>, field: string) => {
	const { overlay } = playing.state()
	return overlay?.kind === 'form' ? overlay.values[field] : undefined
}

describe('on a list', () => {
	it('fifty presses in one chunk move fifty rows or to the end, and no further', async () => {
		const playing = play(await pages['tokens of all'](80, 24))
		await playing.type('g', 'jj')
		expect(playing.screen()).toMatch(/▸ ● live +b07d/)
		await playing.type('j'.repeat(50))
		expect(playing.screen()).toMatch(/▸ × deleted +0c4e/)
		await playing.type('kk', down)
		expect(playing.screen()).toMatch(/▸ ○ expired +9a1b/)
	})

	it('a chunk of different letters is no key', async () => {
		const playing = play(await pages.tokens(80, 24))
		await playing.type('dy', 'nr', 'd\r')
		expect(playing.state().overlay).toBeUndefined()
		expect(playing.state().screens).toHaveLength(2)
	})

	it('repeats stop where the first of them opened something', async () => {
		const playing = play(await pages.tokens(80, 24))
		await playing.type('nnnn')
		expect(playing.state().overlay).toMatchObject({ kind: 'form', form: 'issue' })
		expect(textIn(playing, 'lifetime')).toBe('30d')
	})

	it('Alt with a letter and Delete do nothing', async () => {
		const playing = play(await pages.tokens(80, 24))
		const before = playing.screen()
		await playing.type('\u001bd', '\u001b[3~', backspace)
		expect(playing.screen()).toBe(before)
	})
})

describe('in a question', () => {
	it('y in the same turn as d does not answer; y once it was drawn does', async () => {
		const playing = play(await pages.tokens(80, 24))
		await playing.type('j', 'k', 'g')
		const { overlay: before } = playing.state()
		expect(before).toBeUndefined()
		const savanna = play(await pages['delete, no token chosen'](80, 24))
		savanna.typeAtOnce('y')
		expect(savanna.state().overlay).toMatchObject({ kind: 'confirm', drawn: false })
		await savanna.type()
		expect(savanna.state().overlay).toMatchObject({ kind: 'confirm', drawn: true })
		await savanna.type('y')
		expect(savanna.state().overlay).toBeUndefined()
		expect(savanna.state().operations).toMatchObject([{ what: 'deleting', tokenId: 't7' }])
	})

	it('one that does not fit is not answered before it does', async () => {
		const playing = play(await pages['delete, no token chosen'](32, 9))
		await playing.type('y', 'y')
		expect(playing.screen()).toMatch(/larger\s+terminal/)
		expect(playing.state().overlay).toMatchObject({ kind: 'confirm', drawn: false })
		playing.runtime.send({ kind: 'resized', columns: 80, rows: 24 })
		await playing.type()
		expect(playing.screen()).toContain('eyJh…x4Qk')
		await playing.type('y')
		expect(playing.state().operations).toHaveLength(1)
	})

	it('nor one in a terminal too small for anything', async () => {
		const playing = play(await pages['delete, no token chosen'](20, 5))
		await playing.type('y')
		expect(playing.screen()).toContain('20×5 is too small')
		expect(playing.state().operations).toEqual([])
	})

	it('a production connection’s name is typed into a field, and nothing of it is a command', async () => {
		const playing = play(await pages['delete, in production'](80, 24))
		await playing.type('prod-e', 'x', backspace, 'u')
		expect(playing.state().overlay).toMatchObject({ typed: 'prod-eu' })
		expect(playing.screen()).toMatch(/› prod-eu/)
		await playing.type('\r')
		expect(playing.state().operations).toMatchObject([{ what: 'deleting', tokenId: 't1' }])
	})
})

describe('in a form', () => {
	it('letters that are commands elsewhere are text', async () => {
		const playing = play(await pages.label(80, 24))
		await playing.type(...[...'?q dy'])
		expect(textIn(playing, 'label')).toBe('ci smoke 日本語?q dy')
		expect(playing.state().overlay?.kind).toBe('form')
	})

	it('Ctrl with a letter and Alt with a letter leave the text and the cursor as they were', async () => {
		const playing = play(await pages.label(100, 30))
		await playing.type('abc', '\u0014', '\u0010', '\u001bx', 'd', backspace, 'e')
		expect(textIn(playing, 'label')).toBe('ci smoke 日本語abce')
	})

	it.each([
		['Home, as typed where text begins', ['\u001b[H', 'X'], 'Xci smoke 日本語'],
		['Ctrl-A, the same', [ctrl('a'), 'X'], 'Xci smoke 日本語'],
		['Home and once more to the left', ['\u001b[H', left, left, 'XY'], 'XYci smoke 日本語'],
		['End and once more to the right', [left, '\u001b[F', right, 'X', 'Y'], 'ci smoke 日本語XY'],
		['Ctrl-E, the same', [left, ctrl('e'), right, 'X', 'Y'], 'ci smoke 日本語XY'],
		['an arrow, each a whole character', ['🎉', left, 'X', right, 'Y'], 'ci smoke 日本語X🎉Y'],
		['Ctrl-B and Ctrl-F, arrows too', [ctrl('b'), ctrl('b'), ctrl('f'), 'X'], 'ci smoke 日本X語'],
		['Ctrl with an arrow, a word', ['\u001b[1;5D', '\u001b[1;5D', 'X'], 'ci Xsmoke 日本語'],
		['and a word back', [ctrl('a'), '\u001b[1;5C', 'X'], 'ciX smoke 日本語'],
		['Ctrl-W takes the word before', [ctrl('w'), 'X'], 'ci smoke X'],
		['Ctrl-U takes all before', [left, ctrl('u'), 'X'], 'X語'],
		['Ctrl-K takes all after', [left, left, ctrl('k'), 'X'], 'ci smoke 日X'],
		['Ctrl-D takes the next character', [ctrl('a'), ctrl('d'), ctrl('d')], ' smoke 日本語'],
		['Backspace amid the text', [left, backspace, 'X'], 'ci smoke 日X語'],
		['Backspace at its begin takes nothing', [ctrl('a'), backspace, 'X'], 'Xci smoke 日本語'],
	])('%s', async (_, chunks, text) => {
		const playing = play(await pages.label(100, 30))
		await playing.type(...chunks)
		expect(textIn(playing, 'label')).toBe(text)
		expect(playing.screen()).toContain('Label')
	})

	it('a text longer than its field is seen where its cursor is', async () => {
		const playing = play(await pages.label(40, 15))
		await playing.type(ctrl('u'), 'FIRST', 'x'.repeat(60), 'THE END')
		expect(playing.screen()).toContain('THE END')
		expect(playing.screen()).not.toContain('FIRST')
		await playing.type(ctrl('a'))
		expect(playing.screen()).toContain('FIRST')
		expect(playing.screen()).not.toContain('END')
		for (const line of playing.screen().split('\n')) expect(line.length).toBeLessThanOrEqual(40)
	})

	it('a secret is dots on the screen and keeps its spaces', async () => {
		const playing = play(await pages['add a connection, with a mistake'](100, 30))
		await playing.type('\t', 'a  b', '\u0007', 'c')
		expect(textIn(playing, 'secret')).toBe('a  bc')
		expect(playing.screen()).toContain('•••••')
		expect(playing.screen()).not.toContain('a  b')
		await playing.type('\t')
		expect(playing.screen()).toContain('•••••')
	})

	it('Space switches a switch and is a space in a text', async () => {
		const playing = play(await pages.issue(80, 24))
		await playing.type('\t', 'a', ' ', 'b', '\t', ' ', 'x')
		expect(textIn(playing, 'label')).toBe('a b')
		expect(textIn(playing, 'makeCurrent')).toBe(false)
		expect(playing.screen()).toContain('[ ]')
	})

	it('Backspace takes the whole of an emoji, and a line break never gets in', async () => {
		const playing = play(await pages.label(80, 24))
		await playing.type('🎉', backspace, 'a\r\nb', '\u001b[31mc')
		expect(textIn(playing, 'label')).toMatch(/^ci smoke 日本語ab/)
		expect(String(textIn(playing, 'label')).isWellFormed()).toBe(true)
		expect(textIn(playing, 'label')).not.toMatch(/\p{Cc}/u)
	})

	it('a text longer than its field is seen at its end', async () => {
		const playing = play(await pages.label(40, 15))
		await playing.type('x'.repeat(60), 'THE END')
		const line =
			playing
				.screen()
				.split('\n')
				.find((each) => each.includes('▸ Label')) ?? ''
		expect(line).toContain('END')
		expect(line.length).toBeLessThanOrEqual(40)
	})

	it('a connection typed in is left by two Esc with nothing between them', async () => {
		const playing = play(await pages['add a connection, with a mistake'](100, 30))
		await playing.type('abc', esc)
		expect(playing.screen()).toContain('Esc once more leaves the form')
		await playing.type('d', esc)
		expect(playing.state().overlay).toMatchObject({ kind: 'form', touched: 'leaving' })
		await playing.type('\t', esc)
		expect(playing.state().overlay).toMatchObject({ kind: 'form' })
		await playing.type(esc)
		expect(playing.state().overlay).toBeUndefined()
	})

	it('Esc leaves it and keeps nothing', async () => {
		const playing = play(await pages.issue(80, 24))
		await playing.type('5', esc)
		expect(playing.state().overlay).toBeUndefined()
		expect(playing.state().operations).toEqual([])
	})
})

it('help scrolls to its very end in the smallest terminal', async () => {
	const playing = play(await pages.help(30, 8))
	await playing.type('j'.repeat(200))
	expect(playing.screen()).toContain('Everywhere')
	expect(playing.screen()).toMatch(/it\s+twice/)
	expect(playing.screen()).toContain('100 %')
})
