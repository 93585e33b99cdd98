import { describe, expect, it } from 'vitest'
import { frame } from './draw.tsx'
import { pages } from './pages.ts'

describe('waking up', () => {
	it('80×24', async () => {
		expect(frame(await pages['waking up'](80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken › savanna › tokens                                   ● 4.1.0 · auth on
			╭ savanna is waking up ────────────────────────────────────────────────────────╮
			│ ◌ 3 looks in 34s · next look in 6s · for 4m more                             │
			│                                                                              │
			│ Its workspace was suspended and is starting; usually that takes a minute or  │
			│ two.                                                                         │
			│ Nothing was changed there. Once it is awake you are asked again.             │
			╰──────────────────────────────────────────────────────────────────────────────╯
			⋮
			 esc stop, close
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages['waking up'](40, 15))).toMatchInlineSnapshot(`
			"
			 savanna › tokens     ● 4.1.0 · auth on
			 savanna is waking up
			 ◌ 3 looks in 34s · next look in 6s ·
			 for 4m more
			 Its workspace was suspended and is
			 starting; usually that takes a minute
			 or two.
			 Nothing was changed there. Once it is
			 awake you are asked again.
			⋮
			 esc stop, close
			"
		`)
	})
})

describe('woken up', () => {
	it('80×24', async () => {
		expect(frame(await pages['woken up'](80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken › savanna › tokens                                   ● 4.1.0 · auth on
			╭ savanna is awake ────────────────────────────────────────────────────────────╮
			│ ✓ 4 looks in 34s                                                             │
			│                                                                              │
			│ Nothing was changed there, and nothing is repeated by itself: ⏎ brings the   │
			│ form back.                                                                   │
			╰──────────────────────────────────────────────────────────────────────────────╯
			⋮
			 ⏎ ask again  esc stop, close
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages['woken up'](40, 15))).toMatchInlineSnapshot(`
			"
			 savanna › tokens     ● 4.1.0 · auth on
			 savanna is awake
			 ✓ 4 looks in 34s
			 Nothing was changed there, and nothing
			 is repeated by itself: ⏎ brings the
			 form back.
			⋮
			 ⏎ ask again  esc stop, close
			"
		`)
	})
})

describe('still asleep', () => {
	it('80×24', async () => {
		expect(frame(await pages['still asleep'](80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken › savanna › tokens                                   ● 4.1.0 · auth on
			╭ savanna is still waking up ──────────────────────────────────────────────────╮
			│ ✗ 30 looks in 34s                                                            │
			│                                                                              │
			│ Usually it takes a minute or two. w waits on.                                │
			╰──────────────────────────────────────────────────────────────────────────────╯
			⋮
			 w wait on  esc stop, close
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages['still asleep'](40, 15))).toMatchInlineSnapshot(`
			"
			 savanna › tokens     ● 4.1.0 · auth on
			 savanna is still waking up
			 ✗ 30 looks in 34s
			 Usually it takes a minute or two. w
			 waits on.
			⋮
			 w wait on  esc stop, close
			"
		`)
	})
})

describe('block list', () => {
	it('80×24', async () => {
		expect(frame(await pages['block list'](80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken                                         4 connections · key: file 0600
			╭ Block list of ana on savanna ────────────────────────────────────────────────╮
			│ 8 of its deletions stand on the server’s block list.                         │
			│ ━━━━━━━━──────────── 8 of 20, 50 at most                                     │
			│ The oldest was deleted 2026-11-22 22:51:00 +00.                              │
			│ No server tells what is on it; counted is what was deleted over this         │
			│ connection.                                                                  │
			│                                                                              │
			│ Clearing it makes these 8 valid again, and what other programs deleted:      │
			│   eyJh…r0Qk  job 0  ends Nov 28 03:39 +00                                    │
			│   eyJh…r1Qk  ends Nov 28 03:39 +00                                           │
			│   eyJh…r2Qk  job 2  ends Nov 28 03:39 +00                                    │
			│   eyJh…r3Qk  job 3  ends Nov 28 03:39 +00                                    │
			│   eyJh…r4Qk  job 4  ends Nov 28 03:39 +00                                    │
			│   eyJh…r5Qk  job 5  ends Nov 28 03:39 +00                                    │
			│   eyJh…r6Qk  job 6  ends Nov 28 03:39 +00                                    │
			│   eyJh…r7Qk  job 7  ends Nov 28 03:39 +00                                    │
			╰──────────────────────────────────────────────────────────────────────────────╯
			⋮
			 c clear it…  esc close
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages['block list'](40, 15))).toMatchInlineSnapshot(`
			"
			 tgtoken                  4 connections
			 Block list of ana on savanna
			 8 of its deletions stand on the
			 server’s block list.
			 ━━━━━━━━────────── 8 of 20, 50 at most
			 The oldest was deleted 2026-11-22
			 22:51:00 +00.
			 No server tells what is on it; counted
			 is what was deleted over this
			 connection.

			 Clearing it makes these 8 valid again,
			  ↓ 9 more lines
			 c clear it…  esc close
			"
		`)
	})
})

describe('clear the block list', () => {
	it('80×24', async () => {
		expect(frame(await pages['clear the block list'](80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken                                         4 connections · key: file 0600
			╭ Clear the block list of ana on savanna? ─────────────────────────────────────╮
			│                                                                              │
			│ These 8 deleted tokens are VALID AGAIN at once:                              │
			│ eyJh…r0Qk  job 0  ends Nov 28 03:39 +00                                      │
			│ eyJh…r1Qk  ends Nov 28 03:39 +00                                             │
			│ eyJh…r2Qk  job 2  ends Nov 28 03:39 +00                                      │
			│ eyJh…r3Qk  job 3  ends Nov 28 03:39 +00                                      │
			│ eyJh…r4Qk  job 4  ends Nov 28 03:39 +00                                      │
			│ and 3 more: the page before this lists them                                  │
			│                                                                              │
			│ What other programs deleted comes back too. Whoever still holds a token can  │
			│ use it.                                                                      │
			│                                                                              │
			│ Type savanna to go on                                                        │
			│ ›                                                                            │
			│                                                                              │
			│ ⏎ clear it when the name is right      esc keep the list (default)           │
			╰──────────────────────────────────────────────────────────────────────────────╯
			⋮
			 ⏎ clear it  esc keep the list
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages['clear the block list'](40, 15))).toMatchInlineSnapshot(`
			"
			 tgtoken                  4 connections
			 Clear the block list of ana on savanna?
			 These 8 deleted tokens are VALID AGAIN
			 at once:
			 eyJh…r0Qk  job 0  ends Nov 28 03:39
			 +00
			 and 7 more: the page before this lists
			 them
			 What other programs deleted comes back
			 too. Whoever still holds a token can
			 use it.
			 Type savanna to go on
			 ›
			 ⏎ clear it  esc keep the list
			"
		`)
	})
})
