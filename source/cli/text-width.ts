/**
 * How many columns a terminal gives to a sanitised text: two to East Asian wide characters and
 * emoji, none to combining marks (Unicode UAX 11).
 */
export function textWidth(text: string): number {
	let width = 0
	for (const character of text) {
		if (/\p{M}/u.test(character)) continue
		width += wide.test(character) ? 2 : 1
	}
	return width
}

const wide =
	/[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1faff}\u{20000}-\u{3fffd}]/u
