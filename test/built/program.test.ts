import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadedFiles } from './loaded-files.ts'

const dist = fileURLToPath(new URL('../../dist', import.meta.url))

/** Words that minifying keeps, and that only these packages contain. */
const isOf = {
	screens: /react\.transitional\.element|yoga/i,
	store: /lowdb|atomically|TGTOKEN_HOME/,
}

const filesWith = (words: RegExp, files: string[]) =>
	files.filter((file) => words.test(readFileSync(file, 'utf8')))

describe('the built program', () => {
	it('keeps the screens in files of their own, which a command does not load', () => {
		const chunks = readdirSync(join(dist, 'chunks')).map((name) => join(dist, 'chunks', name))
		expect(filesWith(isOf.screens, chunks)).not.toEqual([])

		const { stdout, status, files } = loadedFiles(join(dist, 'tgtoken'), ['list', '--json'])
		expect(JSON.parse(stdout)).toEqual({ tokens: [] })
		expect(status).toBe(0)
		expect(files).toContain(join(dist, 'tgtoken.js'))
		expect(filesWith(isOf.screens, files)).toEqual([])
	})

	it('answers a wrong use without loading the screens either', () => {
		const { stdout, stderr, status, files } = loadedFiles(join(dist, 'tgtoken'), [])
		expect(stdout).toBe('')
		expect(stderr).not.toBe('')
		expect(status).toBe(2)
		expect(filesWith(isOf.screens, files)).toEqual([])
	})

	it('is one file as a library, with neither screens nor store in it', () => {
		const program = "await import('tgtoken')"
		const args = ['--input-type=module', '--eval', program]
		const { status, files } = loadedFiles(process.execPath, args)
		expect(status).toBe(0)
		expect(files).toEqual([join(dist, 'index.js')])
		expect(filesWith(isOf.screens, files)).toEqual([])
		expect(filesWith(isOf.store, files)).toEqual([])
	})
})
