import { jsonAnswers } from '../../source/cli/help/json-answers.ts'
import { jsonShapes, type Shape } from '../../source/cli/help/json-shapes.ts'

/** What in a command's answer is not as `docs/json.md` says, as sentences; of its forms the nearest counts. */
export function undocumented(args: readonly string[], answer: unknown): readonly string[] {
	const error: Shape = { error: ['Error', ''] }
	if (isObject(answer) && 'error' in answer && !('at' in answer) && !('steps' in answer))
		return faultsOf(answer, error, '')
	const command = Object.keys(jsonAnswers)
		.filter((name) => `${args.join(' ')} `.startsWith(`${name} `))
		.sort((a, b) => b.length - a.length)[0]
	const forms = jsonAnswers[command ?? ''] ?? []
	if (forms.length === 0) return [`nothing is documented of tgtoken ${args[0]}`]
	const [nearest = []] = forms
		.map((shape) => faultsOf(answer, shape, ''))
		.sort((a, b) => a.length - b.length)
	return nearest
}

function faultsOf(value: unknown, shape: Shape, at: string): readonly string[] {
	if (!isObject(value)) return [`${at} is no object`]
	const fields = new Map(Object.entries(shape).map(([name, [type]]) => [name, type]))
	const missing = [...fields.keys()].filter(
		(name) => name !== '…' && !name.endsWith('?') && !(name in value),
	)
	return [
		...missing.map((name) => `${at}.${name} is missing`),
		...Object.entries(value).flatMap(([name, inner]) => {
			const type = fields.get(name) ?? fields.get(`${name}?`)
			if (type !== undefined) return faultsOfType(inner, type, `${at}.${name}`)
			return fields.has('…') ? [] : [`${at}.${name} is not documented`]
		}),
	]
}

const checks: Readonly<Record<string, (value: unknown) => boolean>> = {
	string: (value) => typeof value === 'string',
	integer: Number.isInteger,
	seconds: (value) => Number.isInteger(value) && Number(value) < 1e11,
	number: (value) => typeof value === 'number',
	boolean: (value) => typeof value === 'boolean',
	instant: (value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(String(value)),
	object: isObject,
}

function faultsOfType(value: unknown, type: string, at: string): readonly string[] {
	const [, name = '', list, orNull] = /^(\w+)(\[\])?(\|null)?$/.exec(type) ?? []
	if (value === null) return orNull ? [] : [`${at} is null`]
	if (list) {
		if (!Array.isArray(value)) return [`${at} is no list`]
		return value.flatMap((each, index) => faultsOfType(each, name, `${at}[${index}]`))
	}
	const shape = jsonShapes[name]
	if (shape) return faultsOf(value, shape, at)
	return checks[name]?.(value) ? [] : [`${at} is not ${name}: ${JSON.stringify(value)}`]
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
}
