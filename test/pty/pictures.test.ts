import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { textOfCells, textOfSvg } from '../../scripts/pictures/svg.ts'
import { steadyText, takePictures } from '../../scripts/pictures/take.ts'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

test('the pictures in the readme show what the program shows (npm run pictures takes them anew)', async () => {
	const readme = read('readme.md')
	const pictures = await takePictures()
	expect(pictures.length).toBeGreaterThan(0)
	for (const { name, title, rows } of pictures) {
		const path = `docs/pictures/${name}.svg`
		expect(readme).toContain(`![${title}](${path})`)
		expect(steadyText(textOfSvg(read(path)))).toBe(steadyText(textOfCells(rows)))
	}
	const [, plain = ''] = /<!-- screens:start -->[\s\S]*?```\n([\s\S]*?)```/.exec(readme) ?? []
	const tokens = pictures.find(({ name }) => name === 'tokens')
	expect(plain.trimEnd()).toBe(
		textOfCells(tokens?.rows ?? [])
			.join('\n')
			.trimEnd(),
	)
})
