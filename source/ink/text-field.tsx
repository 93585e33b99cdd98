import { Box, Text, useInput } from 'ink'
import TextInput from 'ink-text-input'
import { type ReactNode, type RefObject, useRef, useState } from 'react'
import type { FormField } from '../app/forms.ts'
import { keysOfInput } from '../app/keys/keys-of-input.ts'
import { fitting, textWidth } from '../model/text-width.ts'
import { cleanText } from '../ui/parts/clean-text.ts'
import type { Field } from '../ui/parts/field.ts'
import { type EditedLine, editLine } from './edit-line.ts'

/** Longest text a field takes; a token of TigerGraph 4 is well below a thousand. */
export const longestText = 8192

/**
 * A field that has the keyboard. Texts are cleaned as they come in; a secret keeps all it has but
 * control characters, and is shown as dots.
 *
 * ink-text-input has the text before the cursor, and stands at its end: of the keys that move the
 * cursor it knows the arrows alone, and past either end of a text it loses its place. Those keys are
 * `edit-line.ts`'s. It also inserts the letter of Ctrl+letter and of Alt+letter: such a change is
 * dropped. Whenever the text before the cursor becomes another than it made of it, it begins anew.
 */
export function TextField(props: {
	readonly field: Field
	readonly hasColours: boolean
	readonly onChange: (text: string) => void
}): ReactNode {
	const { field, hasColours, onChange } = props
	const { kind, value, columns, placeholder } = field
	const [generation, setGeneration] = useState(0)
	const [afterLength, setAfterLength] = useState(0)
	const isPlain = useRef(true)
	const line = cutFromEnd(value, afterLength)
	const beginAnew = () => setGeneration((before) => before + 1)
	const press = (key: string, byWord: boolean) => {
		const edited = editLine(line, key, byWord)
		if (!edited) return
		beginAnew()
		setAfterLength(edited.after.length)
		const text = edited.before + edited.after
		if (text !== value) onChange(text)
	}
	const type = (before: string) => {
		const text = isPlain.current ? cleaned(kind, before + line.after) : value
		if (text !== before + line.after) beginAnew()
		if (text !== value) onChange(text)
	}
	const shown = (text: string) => (kind === 'secret' ? '•'.repeat(text.length) : text)
	const isHinting = value === '' && placeholder !== undefined && hasColours
	const [under = ' ', ...after] = isHinting
		? placeholder
		: partSeen(shown(line.before), shown(line.after), columns)
	return (
		<Box width={columns} height={1} overflow="hidden">
			<EditingKeys isPlain={isPlain} press={press} />
			<Text wrap={isHinting ? 'truncate-end' : 'truncate-start'}>
				<TextInput
					key={generation}
					value={line.before}
					showCursor={false}
					{...(kind === 'secret' && { mask: '•' })}
					onChange={type}
				/>
				<Text inverse>{under}</Text>
				<Text dimColor={isHinting}>{after.join('')}</Text>
			</Text>
		</Box>
	)
}

/**
 * Notes of every key, before the field beside it hears of it, whether it is a plain one, and gives on
 * those that are names.
 */
function EditingKeys(props: {
	readonly isPlain: RefObject<boolean>
	readonly press: (key: string, byWord: boolean) => void
}): ReactNode {
	useInput((input, key) => {
		const isHeld = key.ctrl || key.meta
		const isArrow = key.leftArrow || key.rightArrow
		props.isPlain.current = !isHeld
		// Alt with an arrow is one of the spellings of a word's step; with anything else it is no key.
		const names = keysOfInput(input, isArrow ? { ...key, meta: false } : key)
		for (const name of names) props.press(name, isHeld && isArrow)
	})
	return null
}

function cutFromEnd(text: string, length: number): EditedLine {
	const at = Math.max(0, text.length - length)
	return { before: text.slice(0, at), after: text.slice(at) }
}

/** As much of what is after the cursor as can be seen: all of it, or what leaves some of before too. */
function partSeen(before: string, after: string, columns: number): readonly string[] {
	const room = Math.max(1, columns - Math.min(textWidth(before), Math.floor(columns / 2)))
	return fitting(after, room)
}

function cleaned(kind: FormField['kind'], text: string): string {
	const oneLine = text.slice(0, longestText).replace(/[\r\n]+/g, '')
	// Backspace takes one code unit of an emoji and leaves the other behind.
	const whole = oneLine.replace(/\p{Surrogate}/gu, '')
	return kind === 'secret' ? whole.replace(/\p{Cc}/gu, '') : cleanText(whole)
}
