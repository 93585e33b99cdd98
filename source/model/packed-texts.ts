const packSize = 64

/**
 * Texts by number, each made when it or one beside it is first asked for. They are kept many in one string:
 * 100,000 small ones take longer to be moved about, whenever garbage is cleared, than to be searched.
 */
export function packedTexts(
	count: number,
	make: (place: number) => string,
): (place: number) => string {
	const packs: string[] = []
	const ends = new Uint32Array(count)
	const makePack = (first: number) => {
		const texts: string[] = []
		let end = 0
		for (let place = first; place < Math.min(first + packSize, count); place++) {
			const text = make(place)
			end += text.length
			ends[place] = end
			texts.push(text)
		}
		return texts.join('')
	}
	return (place) => {
		const within = place % packSize
		const index = (place - within) / packSize
		packs[index] ??= makePack(place - within)
		return packs[index].slice(within === 0 ? 0 : ends[place - 1], ends[place])
	}
}
