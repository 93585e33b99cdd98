import { describe, expect, it } from 'vitest'
import { frame } from './draw.tsx'
import { pages } from './pages.ts'

describe('issue on 4.x', () => {
	it('80×24', async () => {
		expect(frame(await pages['issue on 4.x'](80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken › savanna › tokens                                   ● 4.1.0 · auth on
			╭ Issue a token on savanna, graph social ──────────────────────────────────────╮
			│ new end: Nov 30 22:51 +00 (now + lifetime)                                   │
			│                                                                              │
			│ ▸ Lifetime         7d                                                        │
			│   Label            what it is for                                            │
			│   Graph            social                                                    │
			│   All graphs       [ ]  good for every graph of the server                   │
			│   Make it current  [x]  the one used when no token is named                  │
			╰──────────────────────────────────────────────────────────────────────────────╯
			⋮
			 ⏎ issue  Tab next  esc leave
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages['issue on 4.x'](40, 15))).toMatchInlineSnapshot(`
			"
			 savanna › tokens     ● 4.1.0 · auth on
			 Issue a token on savanna, graph social
			 new end: Nov 30 22:51 +00 (now +
			 lifetime)

			 ▸ Lifetime         7d
			   Label            what it is for
			   Graph            social
			   All graphs       [ ]  good for every…
			   Make it current  [x]  the one used w…
			⋮
			 ⏎ issue  Tab next  esc leave
			"
		`)
	})
})

describe('issue without a graph', () => {
	it('80×24', async () => {
		expect(frame(await pages['issue without a graph'](80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › tokens                ● 3.9.3 · PROD · clock +3s · auth on
			╭ Issue a token on prod-eu ────────────────────────────────────────────────────╮
			│ new end: Dec 23 22:51 +00 (now + lifetime)                                   │
			│                                                                              │
			│   Lifetime         30d                                                       │
			│   Label            what it is for                                            │
			│ ▸ Graph            none                                                      │
			│   With user and password, prod-eu issues tokens and makes secrets for a      │
			│   graph only, and none is named. Name one, or edit the connection and name   │
			│   its graph.                                                                 │
			│   Make it current  [x]  the one used when no token is named                  │
			╰──────────────────────────────────────────────────────────────────────────────╯
			⋮
			 ⏎ issue  Tab next  esc leave
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages['issue without a graph'](40, 15))).toMatchInlineSnapshot(`
			"
			 prod-eu › tokens        ● 3.9.3 · PROD
			 Issue a token on prod-eu
			 lifetime)

			   Lifetime         30d
			   Label            what it is for
			 ▸ Graph            none
			   With user and password, prod-eu
			   issues tokens and makes secrets for
			   a graph only, and none is named.
			   Name one, or edit the connection and
			   name its graph.
			   Make it current  [x]  the one used w…
			 ⏎ issue  Tab next  esc leave
			"
		`)
	})
})
