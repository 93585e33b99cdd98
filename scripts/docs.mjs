// Writes the generated parts of the documents: what stands between `<!-- NAME:start -->` and `<!-- NAME:end -->`,
// or the whole document. With --check it writes nothing, and fails when a part is not what it would write.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from './stamps.mjs'

/**
 * Each generated part: its document, the name in its marks (none: the whole document), and the source file whose
 * `generator` writes it.
 */
const parts = [
	{
		document: 'readme.md',
		name: 'keys',
		source: 'source/app/keys/keys-as-markdown.ts',
		generator: 'keysAsMarkdown',
	},
	{
		document: 'readme.md',
		name: 'config',
		source: 'source/model/config-as-markdown.ts',
		generator: 'configAsMarkdown',
	},
	{
		document: 'readme.md',
		name: 'commands',
		source: 'source/cli/help/commands-as-markdown.ts',
		generator: 'commandsAsMarkdown',
	},
	{
		document: 'docs/json.md',
		source: 'source/cli/help/json-as-markdown.ts',
		generator: 'jsonAsMarkdown',
	},
	{
		document: 'docs/tgtoken.1',
		source: 'source/cli/help/man-page.ts',
		generator: 'manPage',
	},
	{
		document: 'docs/config.schema.json',
		source: 'source/model/config-schema.ts',
		generator: 'configSchema',
	},
]

const isCheck = process.argv.includes('--check')
const faults = []
for (const part of parts) faults.push(...(await renew(part)))
for (const fault of faults) process.stderr.write(`${fault}\n`)
process.exitCode = faults.length > 0 ? 1 : 0

/** Brings one part up to date, or with --check compares it; the faults found, as sentences. */
async function renew({ document, name, source, generator }) {
	const path = join(root, document)
	if (name === undefined) return renewWhole(path, source, generator)
	for (const needed of [path, join(root, source)]) {
		if (!existsSync(needed)) return [`${relative(root, needed)} is missing; ${name} needs it.`]
	}
	const start = `<!-- ${name}:start -->`
	const end = `<!-- ${name}:end -->`
	const text = readFileSync(path, 'utf8')
	const [before, rest, ...others] = text.split(start)
	const [old, after, ...more] = rest?.split(end) ?? []
	if (after === undefined || others.length + more.length > 0) {
		return [`${document} needs exactly one ${start} followed by one ${end}.`]
	}
	const module = await import(new URL(`../${source}`, import.meta.url).href)
	const fresh = `\n${(await module[generator]()).trim()}\n`
	if (fresh === old) return []
	if (isCheck) return [`The ${name} in ${document} are out of date: npm run docs`]
	writeFileSync(path, before + start + fresh + end + after)
	return []
}

/** The same for a document that is generated from its first line to its last. */
async function renewWhole(path, source, generator) {
	const module = await import(new URL(`../${source}`, import.meta.url).href)
	const fresh = `${(await module[generator]()).trim()}\n`
	if (existsSync(path) && readFileSync(path, 'utf8') === fresh) return []
	if (isCheck) return [`${relative(root, path)} is out of date: npm run docs`]
	writeFileSync(path, fresh)
	return []
}
