import { describe, expect, it } from 'vitest'
import { frame } from './draw.tsx'
import { pages } from './pages.ts'

describe('secrets', () => {
	it('100×30', async () => {
		expect(frame(await pages.secrets(100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › secrets                                   ● 3.9.3 · PROD · clock +3s · auth on

			   ALIAS                                     SECRET         GRAPH                 LIVE TOKENS
			 ▸ loader                                    abc…xyz ★      social                        3–4
			   AUTO_GENERATED_ALIAS_a1b2c3d              q7f…0c1        social                          0
			⋮
			 2 secrets of the user · ★ the connection’s own


			 r list  esc back  ? all keys  q quit
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages.secrets(80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › secrets               ● 3.9.3 · PROD · clock +3s · auth on

			   ALIAS                            SECRET         GRAPH            LIVE TOKENS
			 ▸ loader                           abc…xyz ★      social                   3–4
			   AUTO_GENERATED_ALIAS_a1b2c3d     q7f…0c1        social                     0
			⋮
			 2 secrets of the user · ★ the connection’s own


			 r list  esc back  ? all keys  q quit
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages.secrets(40, 15))).toMatchInlineSnapshot(`
			"
			 prod-eu › secrets       ● 3.9.3 · PROD

			   ALIAS        SECRET       LIVE TOKENS
			 ▸ loader       abc…xyz ★            3–4
			   AUTO_GENERA… q7f…0c1                0
			⋮
			 2 secrets of the user · ★ the connecti…


			 r list  esc back  ? all keys  q quit
			"
		`)
	})
})

describe('a secret just made', () => {
	it('80×24', async () => {
		expect(frame(await pages['a secret just made'](80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken › legacy › secrets                                   ● 3.4.0 · auth on
			 The secret loader of legacy

			q7f0123456789abcdef0123456789c10

			 No server shows it again: copy it, or store it in the connection.
			⋮
			 y copy  s store  L let go
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages['a secret just made'](40, 15))).toMatchInlineSnapshot(`
			"
			 legacy › secrets     ● 3.4.0 · auth on
			 The secret loader of legacy

			q7f0123456789abcdef0123456789c10

			 No server shows it again: copy it, or
			 store it in the connection.
			⋮
			 y copy  s store  L let go
			"
		`)
	})
})

describe('dropping a secret', () => {
	it('in production, 80×24', async () => {
		expect(frame(await pages['drop a secret, in production'](80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › secrets               ● 3.9.3 · PROD · clock +3s · auth on
			╭ Drop this secret on prod-eu? ────────────────────────────────────────────────╮
			│                                                                              │
			│ loader   abc…xyz   graph social                                              │
			│ ★ stored in prod-eu, which forgets it                                        │
			│ these end with it: 3f9a…c21e nightly loader, b07d…19aa notebook ana,         │
			│ 77c2…e0f4 ci smoke 日本語                                                    │
			│ perhaps issued with it: one whose answer was lost                            │
			│                                                                              │
			│ Programs that use these tokens, or it, stop working. This cannot be undone.  │
			│                                                                              │
			│ prod-eu is marked production: type its name to go on                         │
			│ ›                                                                            │
			│                                                                              │
			│ ⏎ drop it when the name is right      esc keep the secret (default)          │
			╰──────────────────────────────────────────────────────────────────────────────╯
			⋮
			 ⏎ drop it  esc keep the secret
			"
		`)
	})
	it('of 4.x, 80×24', async () => {
		expect(frame(await pages['drop a secret of 4.x'](80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken › savanna › secrets                                  ● 4.1.0 · auth on
			╭ Drop this secret on savanna? ────────────────────────────────────────────────╮
			│                                                                              │
			│ loader   abc…xyz   graph social                                              │
			│ ★ stored in savanna, which forgets it                                        │
			│ issued with it: eyJh…x4Qk spark job                                          │
			│                                                                              │
			│ Whether tokens end with it is not documented for 4.x: unknown until          │
			│ verified. This cannot be undone.                                             │
			│                                                                              │
			│ y drop it      n keep the secret (default)                                   │
			╰──────────────────────────────────────────────────────────────────────────────╯
			⋮
			 y drop it  n keep the secret (default)
			"
		`)
	})
	it('of 4.x, 40×24, with both answers in the last line', async () => {
		expect(frame(await pages['drop a secret of 4.x'](40, 24))).toContain(
			'\n y drop it  n keep the secret (default)\n',
		)
	})
	it('in production, 40×15', async () => {
		expect(frame(await pages['drop a secret, in production'](40, 15))).toMatchInlineSnapshot(`
			"
			 prod-eu › secrets       ● 3.9.3 · PROD

			 This question needs a larger terminal
			 to be read whole; esc leaves it.
			⋮
			 ⏎ drop it  esc keep the secret
			"
		`)
	})
})

it('no secrets, and secrets that could not be listed', async () => {
	expect(frame(await pages['no secrets'](80, 24))).toContain('has no secrets on graph cards.')
	expect(frame(await pages['secrets that could not be listed'](80, 24))).toContain('r asks again')
})
