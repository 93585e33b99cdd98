import type { Cell } from './cells.ts'
import { openDemo } from './demo-terminal.ts'

/** A picture of the demo: its file's name, what it is of, and what is on the screen. */
export type Picture = {
	readonly name: string
	readonly title: string
	readonly rows: readonly (readonly Cell[])[]
}

/** Takes all pictures of the readme, by the keys a user would press. The program must be built. */
export async function takePictures(): Promise<readonly Picture[]> {
	const pictures: Picture[] = []
	const demo = await openDemo(92, 22)
	const take = (name: string, title: string) => pictures.push({ name, title, rows: demo.picture() })
	try {
		take('connections', 'Connections, and what ends next on each')
		await demo.type('j', '▸2 prod-eu')
		await demo.type('\r', 'prod-eu › tokens')
		take('tokens', 'The tokens of a connection')
		await demo.type('d', 'type its name')
		take('delete', 'Deleting asks first')
		await demo.type('\u001b', '⏎ inspect')
		await demo.type('\r', 'fingerprint')
		take('token', 'Everything known of one token')
	} finally {
		await demo.leave()
	}
	return pictures
}

/**
 * What a picture shows, without what is drawn anew each time the demo is opened and says nothing:
 * the ports its servers happened to get, and a token's id.
 */
export function steadyText(lines: readonly string[]): string {
	return lines
		.map((line) =>
			line
				.replace(/(127\.0\.0\.1):\d+\s*/g, '$1:PORT ')
				.replace(/\bt[0-9a-hjkmnp-tv-z]{11}\b/g, 'ID')
				.trimEnd(),
		)
		.join('\n')
}
