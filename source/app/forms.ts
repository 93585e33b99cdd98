import { fieldRules } from '../model/connection-fields.ts'
import { failed, type Outcome, ok } from '../model/fault.ts'
import { parseLifetime } from '../model/lifetime.ts'
import { parseAlias } from '../work/create-secret.ts'
import { parseToken } from '../work/import-token.ts'
import type { FormOverlay } from './overlay.ts'

/** The forms there are. */
export type FormName = 'issue' | 'refresh' | 'import' | 'label' | 'secret' | 'export' | 'connection'

/** One field of a form. */
export type FormField = {
	readonly name: string
	readonly label: string
	/** `secret` is typed masked; `switch` is on or off. */
	readonly kind: 'text' | 'secret' | 'switch'
	/** A few words shown dim in the empty field. */
	readonly placeholder?: string
	/** The field's own rule, asked as it is left. */
	readonly rule?: (text: string) => Outcome<unknown>
}

/** A form's fields, in order, and the word on its button. */
export type FormSpec = {
	readonly fields: readonly FormField[]
	readonly submit: string
}

const lifetime: FormField = {
	name: 'lifetime',
	label: 'Lifetime',
	kind: 'text',
	placeholder: '30d, 12h or seconds',
	rule: parseLifetime,
}
const label: FormField = {
	name: 'label',
	label: 'Label',
	kind: 'text',
	placeholder: 'what it is for',
}
const makeCurrent: FormField = { name: 'makeCurrent', label: 'Make it current', kind: 'switch' }

/** Every form, as data: the screens draw them and `update` checks them from here. */
export const forms: Readonly<Record<FormName, FormSpec>> = {
	issue: {
		fields: [
			lifetime,
			label,
			{ name: 'graph', label: 'Graph', kind: 'text', placeholder: 'none', rule: fieldRules.graph },
			{ name: 'allGraphs', label: 'All graphs', kind: 'switch' },
			makeCurrent,
		],
		submit: 'issue',
	},
	refresh: { fields: [lifetime], submit: 'refresh' },
	import: {
		fields: [
			{
				name: 'token',
				label: 'Token',
				kind: 'secret',
				placeholder: 'paste it here',
				rule: parseToken,
			},
			label,
			{
				name: 'expiresIn',
				label: 'Ends in',
				kind: 'text',
				placeholder: 'if you know: 30d, 12h',
				rule: (text) => (text.trim() === '' ? ok(undefined) : parseLifetime(text)),
			},
			makeCurrent,
		],
		submit: 'import',
	},
	label: { fields: [label], submit: 'save' },
	secret: {
		fields: [
			{ name: 'alias', label: 'Alias', kind: 'text', placeholder: 'loader', rule: parseAlias },
		],
		submit: 'make it',
	},
	export: {
		fields: [
			{
				name: 'file',
				label: 'File',
				kind: 'text',
				placeholder: 'tokens.json or .csv',
				rule: (text) =>
					text.trim() === ''
						? failed('file-not-written', { detail: 'it has no name yet' })
						: ok(text.trim()),
			},
			{ name: 'withTokens', label: 'With tokens', kind: 'switch' },
		],
		submit: 'write it',
	},
	connection: {
		fields: [
			{ name: 'name', label: 'Name', kind: 'text', placeholder: 'prod-eu', rule: fieldRules.name },
			{
				name: 'url',
				label: 'URL',
				kind: 'text',
				placeholder: 'https://tg.example.com',
				rule: fieldRules.url,
			},
			{ name: 'graph', label: 'Graph', kind: 'text', placeholder: 'none', rule: fieldRules.graph },
			{ name: 'secret', label: 'Secret', kind: 'secret' },
			{
				name: 'user',
				label: 'User',
				kind: 'text',
				placeholder: 'instead of a secret',
				rule: fieldRules.user,
			},
			{ name: 'password', label: 'Password', kind: 'secret' },
			{
				name: 'restppPort',
				label: 'REST++ port',
				kind: 'text',
				placeholder: 'found by itself',
				rule: fieldRules.restppPort,
			},
			{
				name: 'gsqlPort',
				label: 'GSQL port',
				kind: 'text',
				placeholder: 'found by itself',
				rule: fieldRules.gsqlPort,
			},
			{
				name: 'protocol',
				label: 'Version',
				kind: 'text',
				placeholder: 'auto, or such as 3.9',
				rule: fieldRules.protocol,
			},
			{
				name: 'defaultLifetime',
				label: 'Default lifetime',
				kind: 'text',
				placeholder: '30d',
				rule: fieldRules.defaultLifetime,
			},
			{
				name: 'caFile',
				label: 'CA file',
				kind: 'text',
				placeholder: 'this machine’s own authorities',
				rule: fieldRules.caFile,
			},
			{
				name: 'certFile',
				label: 'Client cert',
				kind: 'text',
				placeholder: 'where the server wants one',
				rule: fieldRules.certFile,
			},
			{
				name: 'keyFile',
				label: 'Client key',
				kind: 'text',
				placeholder: 'the key that goes with it',
				rule: fieldRules.keyFile,
			},
			{ name: 'production', label: 'Production', kind: 'switch' },
			{ name: 'readOnly', label: 'Read-only', kind: 'switch' },
			{ name: 'insecure', label: 'Insecure', kind: 'switch' },
		],
		submit: 'save',
	},
}

/** The fields a form has: those it was opened with a value for, in their order. */
export function fieldsOf({
	form,
	values,
}: Pick<FormOverlay, 'form' | 'values'>): readonly FormField[] {
	return forms[form].fields.filter(({ name }) => name in values)
}

/** The field of that name in a form. Fault-free: an unknown name is answered with undefined. */
export function fieldOf(form: FormName, name: string): FormField | undefined {
	return forms[form].fields.find((field) => field.name === name)
}
