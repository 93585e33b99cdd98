import { styleText } from 'node:util'
import { wantsColours } from '../model/wants-colours.ts'

/** What a colour means; never the only way in which something is said. */
export type Tone = 'strong' | 'dim' | 'good' | 'warning' | 'danger'

/** Text in a tone, or as it is where colour is not wanted. */
export type Paint = (tone: Tone, text: string) => string

const formats = {
	strong: 'bold',
	dim: 'dim',
	good: 'green',
	warning: 'yellow',
	danger: 'red',
} as const satisfies Record<Tone, Parameters<typeof styleText>[0]>

/** No colour: pipes, files, NO_COLOR. */
export const plain: Paint = (_tone, text) => text

/** The sixteen colours every terminal has. */
export const coloured: Paint = (tone, text) =>
	text.trim() === '' ? text : styleText(formats[tone], text, { validateStream: false })

/** Colour only where the user wants it. */
export function paintFor(isTerminal: boolean, env: NodeJS.ProcessEnv): Paint {
	return wantsColours(env, isTerminal) ? coloured : plain
}
