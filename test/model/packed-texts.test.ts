import fc from 'fast-check'
import { expect, it } from 'vitest'
import { packedTexts } from '../../source/model/packed-texts.ts'

it('gives every text back, in whatever order they are asked for, and makes each once', () => {
	const texts = fc.array(fc.string({ maxLength: 5 }), {
		minLength: 1,
		maxLength: 200,
		size: 'max',
	})
	fc.assert(
		fc.property(texts, fc.array(fc.nat(199), { maxLength: 50 }), (all, asked) => {
			const made: number[] = []
			const textAt = packedTexts(all.length, (place) => {
				made.push(place)
				return all[place] ?? ''
			})
			const places = [...asked.map((place) => place % all.length), ...all.keys()]
			expect(places.map(textAt)).toEqual(places.map((place) => all[place]))
			expect(made.toSorted((a, b) => a - b)).toEqual([...all.keys()])
		}),
	)
})
