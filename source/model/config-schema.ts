import { configFields } from './config-fields.ts'

/** The JSON Schema of `config.json`, as the text of `docs/config.schema.json`. */
export function configSchema(): string {
	const properties = Object.entries(configFields).map(([name, { what, allowed, schema }]) => [
		name,
		{ description: `${what} ${allowed}`, ...schema },
	])
	const schema = {
		$schema: 'https://json-schema.org/draft/2020-12/schema',
		title: 'tgtoken config.json',
		type: 'object',
		properties: Object.fromEntries(properties),
		additionalProperties: false,
	}
	return JSON.stringify(schema, null, '\t')
}
