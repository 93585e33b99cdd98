import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { failed } from '../../source/model/fault.ts'
import { realDisk } from '../../source/store/disk.ts'
import { keyFileText, readKeyFileText } from '../../source/store/key-file-text.ts'
import { open, seal, sealedWith } from '../../source/store/sealing.ts'
import { keyFileVault } from '../../source/store/vault.ts'
import { fileKeyring } from './file-keyring.ts'
import { temporaryFolder, valueIn } from './store-world.ts'

const key = { version: 1, bytes: Buffer.alloc(32, 7) }

describe('sealing', () => {
	it('opens any text in its own place with its own key, and nowhere else', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.string(), (text, place, other) => {
				fc.pre(place !== other)
				const sealed = seal(key, place, text)
				expect(open(key, place, sealed)).toBe(text)
				expect(open(key, other, sealed)).toBeUndefined()
				expect(open({ version: 1, bytes: Buffer.alloc(32, 8) }, place, sealed)).toBeUndefined()
				expect(open({ ...key, version: 2 }, place, sealed)).toBeUndefined()
			}),
		)
	})

	it('never opens when a character of it has changed', () => {
		const sealed = seal(key, 't1/value', 'the token')
		for (const [index, character] of [...sealed].entries()) {
			// The last character of base64url may hold bits that mean nothing.
			if (index < 3 || character === '.' || index === sealed.length - 1) continue
			const changed = character === 'A' ? 'B' : 'A'
			const text = sealed.slice(0, index) + changed + sealed.slice(index + 1)
			expect(open(key, 't1/value', text)).toBeUndefined()
		}
	})

	it('never says the same thing twice', () => {
		const sealed = Array.from({ length: 200 }, () => seal(key, 't1/value', 'the token'))
		const nonces = new Set(sealed.map((text) => text.split('.')[1]))
		expect(nonces.size).toBe(200)
		expect(sealed[0]).toMatch(/^v1\.[\w-]{16}\.[\w-]{34}$/)
	})

	it.each(['', 'v1', 'v1..', 'v1.AAAA.AAAA', 'v1.AAAAAAAAAAAAAAAA.', 'nonsense', 'v0.a.b'])(
		'does not open %j',
		(text) => {
			expect(open(key, 't1/value', text)).toBeUndefined()
		},
	)

	it('says with which key a text was sealed', () => {
		expect(sealedWith(seal({ ...key, version: 12 }, 'p', 'text'))).toBe(12)
		expect(sealedWith('v0.a.b')).toBeUndefined()
		expect(sealedWith('12.a.b')).toBeUndefined()
	})
})

describe('the text of a key file', () => {
	it('is read back', () => {
		const other = { version: 3, bytes: Buffer.alloc(32, 9) }
		const file = { place: 'file', ring: [key, other] } as const
		expect(readKeyFileText(keyFileText(file))).toEqual(file)
	})

	it('is refused with any byte of a key or its check changed, and cut anywhere', () => {
		const text = keyFileText({ place: 'file', ring: [key] })
		for (let index = 0; index < text.length - 2; index++) {
			expect(readKeyFileText(text.slice(0, index))).toBeUndefined()
			const changed = text[index] === 'x' ? 'y' : 'x'
			const mutated = text.slice(0, index) + changed + text.slice(index + 1)
			const read = readKeyFileText(mutated)
			// Bits of base64url's last character that mean nothing leave the key as it was.
			if (read?.place === 'file') expect(read.ring[0].bytes).toEqual(key.bytes)
			else expect(read).toBeUndefined()
		}
	})
})

it('the first seals of a history, all at once, take one key and say nothing of a lost one', async () => {
	const places = ['a', 'b', 'c']
	for (let round = 0; round < 20; round++) {
		const notices: string[] = []
		const standing = { folder: temporaryFolder(), keyPlace: 'file 0600', notices }
		const vault = keyFileVault(realDisk, standing, () => [], {
			askPassphrase: async () => failed('passphrase-needed'),
			keyring: fileKeyring(standing.folder),
		})
		const looking = async () => {
			for (let looks = 0; looks < 6; looks++) await vault.unlock()
		}
		const sealing = Promise.all(places.map((place) => vault.seal(place, place)))
		const looked = looking()
		const sealed = await sealing
		await looked
		for (const [index, place] of places.entries()) {
			const text = sealed[index]
			expect(text && valueIn(await vault.open(place, valueIn(text)))).toBe(place)
		}
		expect(notices).toEqual([])
	}
})
