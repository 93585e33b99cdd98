import type { FormField } from '../../app/forms.ts'
import type { Message } from '../../app/message.ts'

/** A field that has the keyboard, as data. */
export type Field = {
	/** Which one it is; another one begins anew. */
	readonly name: string
	readonly kind: FormField['kind']
	readonly value: string
	/** Columns of the terminal it takes. */
	readonly columns: number
	/** A few words shown dim while it is empty. */
	readonly placeholder?: string | undefined
	/** What is to be said when its text becomes another. */
	readonly typed: (text: string) => Message
}
