import { createCipheriv, createDecipheriv, hash, randomBytes } from 'node:crypto'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { lateModules } from '../../scripts/quick/late-modules.mjs'
import * as openssl from '../../source/store/sealing.ts'
import { deadlineMs, figure, rounds } from '../rounds.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const standIn = join(root, 'scripts/quick/decipher.mjs')
const require = createRequire(import.meta.url)

let folder: string
/** The sealing of texts as it is built into the everyday commands. */
let built: typeof openssl & { readonly hash: typeof hash }
/** What opens them there. */
let ciphers: {
	readonly gcm: (
		key: Uint8Array,
		nonce: Uint8Array,
		associated: Uint8Array,
	) => { readonly decrypt: (sealed: Uint8Array) => Uint8Array }
	readonly sha256: (bytes: Uint8Array) => Uint8Array
}
beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'tgtoken-decipher-'))
	// Nowhere to keep what Node compiles of it.
	vi.stubEnv('HOME', undefined)
	vi.stubEnv('XDG_CACHE_HOME', undefined)
	const outfile = join(folder, 'built.cjs')
	await build({
		absWorkingDir: root,
		stdin: {
			contents: "export * from './source/store/sealing.ts'; export { hash } from 'node:crypto'",
			resolveDir: root,
		},
		outfile,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		define: { 'import.meta.dirname': '__dirname' },
		plugins: [lateModules({ 'node:crypto': standIn })],
	})
	mkdirSync(join(folder, 'without'))
	copyFileSync(outfile, join(folder, 'without/built.cjs'))
	copyFileSync(join(root, 'dist/ciphers.cjs'), join(folder, 'ciphers.cjs'))
	built = require(outfile)
	ciphers = require(join(folder, 'ciphers.cjs'))
})
afterAll(() => {
	vi.unstubAllEnvs()
	rmSync(folder, { recursive: true, force: true })
})

/** What comes of it: bytes in hexadecimal, or that it throws. */
function outcome(make: () => Uint8Array): string {
	try {
		return Buffer.from(make()).toString('hex')
	} catch {
		return 'thrown'
	}
}

const bytesOf = (maxLength: number) => fc.uint8Array({ maxLength, size: 'max' })
const fixed = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })

describe('what opens a sealed text in the everyday commands', () => {
	it(
		'opens what OpenSSL sealed, and nothing in which a bit is another',
		() => {
			const runs = rounds(200, 20_000)
			let refused = 0
			fc.assert(
				fc.property(
					fc.record({
						key: fixed(32),
						nonce: fixed(12),
						associated: bytesOf(100),
						text: bytesOf(2100),
						bit: fc.nat(),
						which: fc.constantFrom('key', 'nonce', 'associated', 'sealed', 'tag'),
					}),
					({ key, nonce, associated, text, bit, which }) => {
						const options = { authTagLength: 16 }
						const cipher = createCipheriv('aes-256-gcm', key, nonce, options)
						cipher.setAAD(associated)
						const sealed = Buffer.concat([cipher.update(text), cipher.final()])
						const whole = { key, nonce, associated, sealed, tag: cipher.getAuthTag() }
						const theirs = (of: typeof whole) => {
							const decipher = createDecipheriv('aes-256-gcm', of.key, of.nonce, options)
							decipher.setAAD(of.associated)
							decipher.setAuthTag(of.tag)
							return Buffer.concat([decipher.update(of.sealed), decipher.final()])
						}
						const ours = (of: typeof whole) =>
							ciphers
								.gcm(of.key, of.nonce, of.associated)
								.decrypt(Buffer.concat([of.sealed, of.tag]))
						expect(outcome(() => ours(whole))).toBe(Buffer.from(text).toString('hex'))
						const changed = Buffer.from(whole[which])
						if (changed.length === 0) return
						const at = bit % (changed.length * 8)
						changed[at >> 3] = (changed[at >> 3] ?? 0) ^ (1 << (at & 7))
						const other = { ...whole, [which]: changed }
						expect(outcome(() => theirs(other))).toBe('thrown')
						expect(outcome(() => ours(other))).toBe('thrown')
						refused++
					},
				),
				{ numRuns: runs },
			)
			expect(refused).toBeGreaterThan(runs / 2)
			figure('sealed texts, by OpenSSL and by the everyday commands', {
				'opened alike': runs,
				'refused alike, a bit being another': refused,
			})
		},
		deadlineMs,
	)

	it('opens texts of any length as the history does, and sees what is not theirs', () => {
		const key = (version: number) => ({ version, bytes: randomBytes(32) })
		fc.assert(
			fc.property(
				fc.string({ unit: 'binary', maxLength: 1500, size: 'max' }),
				fc.string(),
				(text, place) => {
					const one = key(1)
					const sealed = openssl.seal(one, place, text)
					expect(built.open(one, place, sealed)).toBe(openssl.open(one, place, sealed))
					expect(openssl.open(one, place, built.seal(one, place, text))).toBe(
						openssl.open(one, place, sealed),
					)
					expect(built.open(one, `${place}.`, sealed)).toBeUndefined()
					expect(built.open(key(1), place, sealed)).toBeUndefined()
					expect(built.open({ ...one, version: 2 }, place, sealed)).toBeUndefined()
					expect(built.open(one, place, sealed.slice(0, -1))).toBeUndefined()
				},
			),
		)
	})

	it('knows a key by the same check', () => {
		fc.assert(
			fc.property(bytesOf(2100), (bytes) => {
				expect(built.hash('sha256', bytes)).toBe(hash('sha256', bytes))
				expect(outcome(() => ciphers.sha256(bytes))).toBe(hash('sha256', bytes))
			}),
		)
		expect(built.hash('sha256', 'a text')).toBe(hash('sha256', 'a text'))
		expect(built.hash('sha256', Buffer.from('a'), 'base64')).toBe(
			hash('sha256', Buffer.from('a'), 'base64'),
		)
		expect(built.hash('sha1', Buffer.from('a'))).toBe(hash('sha1', Buffer.from('a')))
	})

	it('is OpenSSL where its part is not there', () => {
		const without: typeof built = require(join(folder, 'without/built.cjs'))
		const key = { version: 1, bytes: randomBytes(32) }
		const sealed = openssl.seal(key, 'a place', 'a text')
		expect(without.open(key, 'a place', sealed)).toBe('a text')
		expect(without.open(key, 'another', sealed)).toBeUndefined()
		expect(without.hash('sha256', key.bytes)).toBe(hash('sha256', key.bytes))
	})
})
