/** So many of something, in words for people: `1 token`, `3 tokens`. */
export function countText(count: number, one: string): string {
	return `${count} ${one}${count === 1 ? '' : 's'}`
}
