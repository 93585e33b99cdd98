import { Box, useInput } from 'ink'
import TextInput from 'ink-text-input'
import { type ReactNode, type RefObject, useRef, useState } from 'react'
import type { FormField } from '../../app/forms.ts'
import { cleanText } from './clean-text.ts'
import { usePaint } from './theme-context.ts'

/** Longest text a field takes; a token of TigerGraph 4 is well below a thousand. */
export const longestText = 8192

/**
 * A field that has the keyboard. Texts are cleaned as they come in; a secret keeps all it has but
 * control characters, and is shown as dots.
 *
 * ink-text-input inserts the letter of Ctrl+letter and of Alt+letter: such a change is dropped, and
 * the field begins anew with its cursor at the end, since the package has moved it already.
 */
export function TextField(props: {
	readonly kind: FormField['kind']
	readonly value: string
	readonly columns: number
	readonly placeholder?: string | undefined
	readonly onChange: (text: string) => void
}): ReactNode {
	const { kind, value, columns, placeholder, onChange } = props
	const hasColours = usePaint()('accent').color !== undefined
	const [generation, setGeneration] = useState(0)
	const isPlain = useRef(true)
	const change = (text: string) => {
		if (isPlain.current) onChange(cleaned(kind, text))
		else setGeneration((before) => before + 1)
	}
	// What is longer than the field wraps; of its lines the last is seen, where one types.
	return (
		<Box
			flexDirection="column"
			justifyContent="flex-end"
			width={columns}
			height={1}
			overflow="hidden"
		>
			<PlainKeys isPlain={isPlain} />
			<Box flexShrink={0}>
				<TextInput
					key={generation}
					value={value}
					// ink-text-input shows it in grey, whatever NO_COLOR says.
					{...(placeholder !== undefined && hasColours && { placeholder })}
					{...(kind === 'secret' && { mask: '•' })}
					onChange={change}
				/>
			</Box>
		</Box>
	)
}

/** Notes of every key, before the field beside it hears of it, whether it is a plain one. */
function PlainKeys({ isPlain }: { readonly isPlain: RefObject<boolean> }): ReactNode {
	useInput((_, key) => {
		isPlain.current = !key.ctrl && !key.meta
	})
	return null
}

function cleaned(kind: FormField['kind'], text: string): string {
	const oneLine = text.slice(0, longestText).replace(/[\r\n]+/g, '')
	// Backspace takes one code unit of an emoji and leaves the other behind.
	const whole = oneLine.replace(/\p{Surrogate}/gu, '')
	return kind === 'secret' ? whole.replace(/\p{Cc}/gu, '') : cleanText(whole)
}
