// Takes the readme's pictures anew, from the built demo in a real terminal: npm run pictures.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { svgOf, textOfCells } from './pictures/svg.ts'
import { takePictures } from './pictures/take.ts'

const folder = new URL('../docs/pictures/', import.meta.url)
const readme = fileURLToPath(new URL('../readme.md', import.meta.url))

mkdirSync(folder, { recursive: true })
const pictures = await takePictures()
for (const { name, title, rows } of pictures) {
	writeFileSync(new URL(`${name}.svg`, folder), svgOf(rows, title))
}
const shown = pictures.map(({ name, title }) => `![${title}](docs/pictures/${name}.svg)`)
const plain = pictures.find(({ name }) => name === 'tokens')
const text = ['```', ...textOfCells(plain?.rows ?? []), '```'].join('\n')
const [before, , after] = readFileSync(readme, 'utf8').split(/<!-- screens(?::start|:end)? -->/)
writeFileSync(
	readme,
	`${before}<!-- screens:start -->\n${shown.join('\n\n')}\n\n${text}\n<!-- screens:end -->${after}`,
)
