import { describe, expect, it } from 'vitest'
import { defaultConfig } from '../../source/model/config.ts'
import { configFaultText } from '../../source/model/config-fault-text.ts'
import { parseConfig } from '../../source/model/config-parse.ts'
import { configSchema } from '../../source/model/config-schema.ts'

const faultsOf = (text: string) =>
	parseConfig(text).faults.map((fault) => configFaultText('c.json', fault))

describe('config.json', () => {
	it('is read in full', () => {
		const { config, faults } = parseConfig(
			`{ "$schema": "s", "keys": { "delete": "D", "refresh": ["r", "f5"] }, "theme": "light",
			"columns": ["token", "left"], "timeZone": "Europe/Berlin", "lifetime": "12h",
			"alerts": { "at": ["24h", "10min"], "bell": true } }`,
		)
		expect(faults).toEqual([])
		expect(config).toEqual({
			keys: { delete: ['D'], refresh: ['r', 'f5'] },
			theme: 'light',
			columns: ['token', 'left'],
			timeZone: 'Europe/Berlin',
			lifetimeSeconds: 43_200,
			alerts: { atSeconds: [86_400, 600], bell: true, notify: false },
		})
	})

	it('leaves out what is wrong alone, and tells its place and what may stand there', () => {
		const text =
			'{\n\t"them": 1,\r\n\t"theme": "pink",\n\t"lifetime": "1d",\n\t"timeZone": "Nowhere/X"\n}'
		expect(parseConfig(text).config).toEqual({ ...defaultConfig, lifetimeSeconds: 86_400 })
		expect(faultsOf(text)).toEqual([
			'c.json:2:2: them: There is no such field. Did you mean theme?',
			'c.json:3:11: theme: One of dark, light, classic, colourless.',
			'c.json:5:14: timeZone: The IANA name of a time zone, such as Europe/Berlin, or "local".',
		])
	})

	it.each([
		['', '1:1: A value must stand here'],
		['[]', '1:1: The file must hold one object'],
		['{"theme": "dark",}', '1:18: A name in "double quotes" must stand here.'],
		['{\n"theme" "dark"}', '2:9: A colon must stand here.'],
		['{"theme": "dark" "lifetime": 1}', '1:18: A comma or } must stand here.'],
		['{"theme": "dark', '1:11: This text does not end'],
		['{"theme": dark}', '1:11: A value must stand here'],
		['{} {}', '1:4: Nothing more may stand here.'],
		['['.repeat(100), '1:52: This is nested too deeply.'],
		['{"theme":"dark","theme":"light"}', '1:17: theme: This stands here a second time.'],
		['{"columns":["left","left"]}', '1:20: columns[1]: A list of'],
		['{"alerts":{"at":["soon"]}}', '1:17: alerts.at: A list of spans'],
		['{"alerts":{"bell":1}}', '1:19: alerts.bell: true or false.'],
		['{"keys":{"delete":1}}', '1:19: keys.delete: A key, or a list of keys'],
		['{"constructor":1}', '1:2: constructor: There is no such field.'],
	])('tells of %j where it goes wrong', (text, start) => {
		expect(faultsOf(text)).toHaveLength(1)
		expect(faultsOf(text)[0]).toContain(`c.json:${start}`)
	})

	it('sends nothing of the file raw to the terminal', () => {
		expect(faultsOf('{"\\u001b[31mx": 1}')[0]).not.toContain('\u001b')
	})

	it('has a schema with a property for each field', () => {
		expect(Object.keys(JSON.parse(configSchema()).properties)).toContain('timeZone')
	})
})
