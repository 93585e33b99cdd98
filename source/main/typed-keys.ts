/** A key as it matters where a line is typed; a text is typed as it is. */
export type TypedKey =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'enter' | 'erase' | 'erase-all' | 'interrupt' | 'end' | 'suspend' }

const controls: Readonly<Record<string, Exclude<TypedKey['kind'], 'text'>>> = {
	'\r': 'enter',
	'\n': 'enter',
	'\u007f': 'erase',
	'\b': 'erase',
	'\u0015': 'erase-all',
	'\u0003': 'interrupt',
	'\u0004': 'end',
	'\u001a': 'suspend',
}

/** What a terminal in raw mode has sent, key by key. Arrows and their like mean nothing where a line is typed. */
export function typedKeys(chunk: string): readonly TypedKey[] {
	const keys: TypedKey[] = []
	const plain = chunk.replace(sequences, '').replace(/\r\n/g, '\r')
	for (const part of plain.split(/([\u0000-\u001f\u007f-\u009f])/)) {
		const kind = controls[part]
		if (kind !== undefined) keys.push({ kind })
		else if (part !== '' && !/^[\u0000-\u001f\u007f-\u009f]$/.test(part)) {
			keys.push({ kind: 'text', text: part })
		}
	}
	return keys
}

/** Control sequences and single shifts (ECMA-48), as cursor and function keys send them. */
const sequences = /\u001b\[[0-?]*[ -/]*[@-~]|\u001bO[@-~]|\u001b[ -/]*[0-~]/g
