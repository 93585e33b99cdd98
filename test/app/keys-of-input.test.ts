import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type InputFlags, keysOfInput } from '../../source/app/keys/keys-of-input.ts'

const none: InputFlags = {
	upArrow: false,
	downArrow: false,
	leftArrow: false,
	rightArrow: false,
	pageDown: false,
	pageUp: false,
	home: false,
	end: false,
	return: false,
	escape: false,
	tab: false,
	backspace: false,
	delete: false,
	ctrl: false,
	shift: false,
	meta: false,
}

describe('the keys in one input event', () => {
	test('a held key is so many presses', () => {
		expect(keysOfInput('jjj', none)).toEqual(['j', 'j', 'j'])
	})

	test('a token pasted with d and y in it is no key', () => {
		expect(keysOfInput('3f9adyc21e', none)).toEqual([])
		expect(keysOfInput('dy', none)).toEqual([])
	})

	test('any text of two different characters is no key', () => {
		fc.assert(
			fc.property(fc.string({ minLength: 2 }), (text) => {
				fc.pre(new Set([...text]).size > 1)
				return keysOfInput(text, none).length === 0
			}),
		)
	})

	test('Esc then d in one tick is no d', () => {
		expect(keysOfInput('d', { ...none, meta: true })).toEqual([])
	})

	test('Delete is Backspace, as some terminals report it', () => {
		expect(keysOfInput('', { ...none, delete: true })).toEqual(['backspace'])
	})

	test('Ctrl, Shift and named keys have their names', () => {
		expect(keysOfInput('c', { ...none, ctrl: true })).toEqual(['ctrl+c'])
		expect(keysOfInput('G', { ...none, shift: true })).toEqual(['G'])
		expect(keysOfInput('', { ...none, tab: true, shift: true })).toEqual(['shift+tab'])
		expect(keysOfInput(' ', none)).toEqual(['space'])
		expect(keysOfInput('', { ...none, escape: true, meta: true })).toEqual(['esc'])
	})
})
