import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadedFiles } from './loaded-files.ts'

const dist = fileURLToPath(new URL('../../dist', import.meta.url))

/** Words that minifying keeps, and that only the packages of the screens contain. */
const isOfInk = /react\.transitional\.element|yoga/i

const filesWith = (words: RegExp, files: string[]) =>
	files.filter((file) => words.test(readFileSync(file, 'utf8')))

describe('the built program', () => {
	it('keeps Ink and React in a file of their own, which a command does not load', () => {
		const parts = readdirSync(dist).filter((name) => name.endsWith('.cjs'))
		const ofScreens = filesWith(
			isOfInk,
			parts.map((name) => join(dist, name)),
		)
		expect(ofScreens).toEqual([join(dist, 'ink.cjs')])

		const program = join(dist, 'tgtoken')
		const { stdout, status, files, modules } = loadedFiles(program, ['list', '--json'])
		expect(JSON.parse(stdout)).toEqual({ tokens: [] })
		expect(status).toBe(0)
		expect(files).toEqual([join(dist, 'tgtoken.cjs'), join(dist, 'everyday.cjs')])
		expect(filesWith(isOfInk, files)).toEqual([])
		// Nor what takes Node longest to load, and only a change, a secret or a terminal needs.
		expect(modules).toContain('node:fs')
		const slow = ['crypto', 'child_process', 'net', 'tty', 'zlib']
		expect(slow.filter((name) => modules.includes(`node:${name}`))).toEqual([])
	})

	it('asks servers without the HTTP client that Node brings besides its own', () => {
		const { stdout, status, modules } = loadedFiles(join(dist, 'tgtoken'), ['--demo'])
		expect(stdout).toContain('Issued')
		expect(status).toBe(0)
		expect(modules).toContain('node:http')
		expect(modules.filter((name) => name.includes('undici'))).toEqual([])
	})

	it('is plain ASCII, which V8 keeps in one byte a character', () => {
		const others = readdirSync(dist)
			.filter((name) => name.endsWith('.cjs'))
			.filter((name) => readFileSync(join(dist, name)).some((byte) => byte > 127))
		expect(others).toEqual([])
	})

	it('answers a wrong use without loading the screens either', () => {
		const { stdout, stderr, status, files } = loadedFiles(join(dist, 'tgtoken'), [])
		expect(stdout).toBe('')
		expect(stderr).not.toBe('')
		expect(status).toBe(2)
		expect(filesWith(isOfInk, files)).toEqual([])
	})

	it('is one file as a library, with neither screens nor store in it', () => {
		const program = "await import('tgtoken')"
		const args = ['--input-type=module', '--eval', program]
		const { status, files } = loadedFiles(process.execPath, args)
		expect(status).toBe(0)
		expect(files).toEqual([join(dist, 'index.js')])
		const library = readFileSync(join(dist, 'index.js'), 'utf8')
		// The library is not minified: each bundled file stands under its name.
		const bundled = [...library.matchAll(/^\/\/ (source|node_modules)\/([\w-]+)/gm)]
		const names = new Set(bundled.map(([, folder, name]) => `${folder}/${name}`))
		expect(names).toEqual(
			new Set(['source/rest', 'source/model', 'node_modules/ky', 'node_modules/valibot']),
		)
	})
})
