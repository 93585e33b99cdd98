import { describe, expect, it } from 'vitest'
import { frame } from './draw.tsx'
import { pages } from './pages.ts'

describe('tokens that are refreshed by themselves', () => {
	it('100×30', async () => {
		expect(
			frame(await pages['tokens that are refreshed by themselves'](100, 30)),
		).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › tokens                                    ● 3.9.3 · PROD · clock +3s · auth on

			   STATE        TOKEN        LABEL                        GRAPH        EXPIRES ↑               LEFT
			   ◐ expiring   77c2…e0f4 ✗  ci smoke 日本語              social       Nov 23 23:32 +00         41m
			   ● live       b07d…19aa ↻  notebook ana                 social       Dec 01 09:30 +00      7d 10h
			 ▸ ● live       3f9a…c21e★↻  nightly loader               social       Dec 23 13:58 +00     29d 15h
			   ? unknown    —            (answer lost)                social       ≤ Dec 23 21:52 +00         –
			   ○ expired    9a1b…55d0    demo day                     social       Nov 20 18:03 +00      3d ago
			   × deleted    0c4e…7b31    old loader                   social       Nov 19 08:27 +00      4d ago
			⋮
			 6 tokens · 3 live · 1 ends within the hour · 1 unknown                             sort: expires ↑


			 ⏎ inspect  n issue  r refresh  d delete  y copy  Y copy as…  i import  V verify  ? all keys
			"
		`)
	})
	it('80×24', async () => {
		expect(
			frame(await pages['tokens that are refreshed by themselves'](80, 24)),
		).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › tokens                ● 3.9.3 · PROD · clock +3s · auth on

			   STATE        TOKEN        LABEL         GRAPH   EXPIRES ↑               LEFT
			   ◐ expiring   77c2…e0f4 ✗  ci smoke 日…  social  Nov 23 23:32 +00         41m
			   ● live       b07d…19aa ↻  notebook ana  social  Dec 01 09:30 +00      7d 10h
			 ▸ ● live       3f9a…c21e★↻  nightly loa…  social  Dec 23 13:58 +00     29d 15h
			   ? unknown    —            (answer los…  social  ≤ Dec 23 21:52 +00         –
			   ○ expired    9a1b…55d0    demo day      social  Nov 20 18:03 +00      3d ago
			   × deleted    0c4e…7b31    old loader    social  Nov 19 08:27 +00      4d ago
			⋮
			 6 tokens · 3 live · 1 ends within the hour · 1 unknown         sort: expires ↑


			 ⏎ inspect  n issue  r refresh  d delete  y copy  Y copy as…  ? all keys
			"
		`)
	})
	it('40×15', async () => {
		expect(
			frame(await pages['tokens that are refreshed by themselves'](40, 15)),
		).toMatchInlineSnapshot(`
			"
			 prod-eu › tokens        ● 3.9.3 · PROD

			   STATE        TOKEN           LEFT
			   ◐ expiring   77c2…e0f4 ✗      41m
			   ● live       b07d…19aa ↻   7d 10h
			 ▸ ● live       3f9a…c21e★↻  29d 15h
			   ? unknown    —                  –
			   ○ expired    9a1b…55d0     3d ago
			   × deleted    0c4e…7b31     4d ago

			 6 tokens · 3 live · 1 ends within the …


			 ⏎ inspect  n issue  ? all keys
			"
		`)
	})
})

describe('refresh by itself, in production', () => {
	it('100×30', async () => {
		expect(frame(await pages['refresh by itself, in production'](100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › tokens                                    ● 3.9.3 · PROD · clock +3s · auth on
			╭ Refresh by itself on prod-eu? ───────────────────────────────────────────────────────────────╮
			│                                                                                              │
			│ b07d…19aa   notebook ana                                                                     │
			│ graph social   fingerprint t2e90ab12cd3                                                      │
			│ live, ends Dec 01 09:30 +00, 7d 10h left                                                     │
			│                                                                                              │
			│ In its last hour an open window asks for more time, with no key pressed (4.x: for a new      │
			│ token).                                                                                      │
			│                                                                                              │
			│ prod-eu is marked production: type its name to go on                                         │
			│ ›                                                                                            │
			│                                                                                              │
			│ ⏎ refresh by itself when the name is right      esc leave it (default)                       │
			╰──────────────────────────────────────────────────────────────────────────────────────────────╯
			⋮
			 ⏎ refresh by itself  esc leave it
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages['refresh by itself, in production'](80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › tokens                ● 3.9.3 · PROD · clock +3s · auth on
			╭ Refresh by itself on prod-eu? ───────────────────────────────────────────────╮
			│                                                                              │
			│ b07d…19aa   notebook ana                                                     │
			│ graph social   fingerprint t2e90ab12cd3                                      │
			│ live, ends Dec 01 09:30 +00, 7d 10h left                                     │
			│                                                                              │
			│ In its last hour an open window asks for more time, with no key pressed      │
			│ (4.x: for a new token).                                                      │
			│                                                                              │
			│ prod-eu is marked production: type its name to go on                         │
			│ ›                                                                            │
			│                                                                              │
			│ ⏎ refresh by itself when the name is right      esc leave it (default)       │
			╰──────────────────────────────────────────────────────────────────────────────╯
			⋮
			 ⏎ refresh by itself  esc leave it
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages['refresh by itself, in production'](40, 15))).toMatchInlineSnapshot(`
			"
			 prod-eu › tokens        ● 3.9.3 · PROD
			 Refresh by itself on prod-eu?
			 b07d…19aa   notebook ana
			 graph social   fingerprint
			 t2e90ab12cd3
			 live, ends Dec 01 09:30 +00, 7d 10h
			 left
			 In its last hour an open window asks
			 for more time, with no key pressed
			 (4.x: for a new token).
			 prod-eu is marked production: type its
			 name to go on
			 ›
			 ⏎ refresh by itself  esc leave it
			"
		`)
	})
})

describe('chosen columns', () => {
	it('100×30', async () => {
		expect(frame(await pages['chosen columns'](100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken › all tokens                                                4 connections · key: file 0600

			       LEFT  CONNECTION          LABEL                                ISSUED            TOKEN
			 ▸      41m  prod-eu             ci smoke 日本語                      Nov 22 22:51 +00  77c2…e0f4
			      4d 4h  savanna             spark job                            Nov 21 03:39 +00  eyJh…x4Qk ★
			     7d 10h  prod-eu             notebook ana                         Nov 01 22:51 +00  b07d…19aa
			    29d 15h  prod-eu             nightly loader                       Nov 23 13:58 +00  3f9a…c21e ★
			          –  prod-eu             (answer lost)                        Nov 23 21:51 +00  —
			     3d ago  prod-eu             demo day                             Nov 13 22:51 +00  9a1b…55d0
			     4d ago  prod-eu             old loader                           Nov 03 22:51 +00  0c4e…7b31
			⋮
			 7 tokens · 4 live · 1 ends within the hour · 1 unknown                             sort: expires ↑


			 ⏎ inspect  n issue  r refresh  d delete  y copy  Y copy as…  i import  V verify  ? all keys
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages['chosen columns'](80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken › all tokens                            4 connections · key: file 0600

			       LEFT  CONNECTION   LABEL                   ISSUED            TOKEN
			 ▸      41m  prod-eu      ci smoke 日本語         Nov 22 22:51 +00  77c2…e0f4
			      4d 4h  savanna      spark job               Nov 21 03:39 +00  eyJh…x4Qk ★
			     7d 10h  prod-eu      notebook ana            Nov 01 22:51 +00  b07d…19aa
			    29d 15h  prod-eu      nightly loader          Nov 23 13:58 +00  3f9a…c21e ★
			          –  prod-eu      (answer lost)           Nov 23 21:51 +00  —
			     3d ago  prod-eu      demo day                Nov 13 22:51 +00  9a1b…55d0
			     4d ago  prod-eu      old loader              Nov 03 22:51 +00  0c4e…7b31
			⋮
			 7 tokens · 4 live · 1 ends within the hour · 1 unknown         sort: expires ↑


			 ⏎ inspect  n issue  r refresh  d delete  y copy  Y copy as…  ? all keys
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages['chosen columns'](40, 15))).toMatchInlineSnapshot(`
			"
			 all tokens               4 connections

			       LEFT CONNECT… LABEL   TOKEN
			 ▸      41m prod-eu  ci smo… 77c2…e0f4
			      4d 4h savanna  spark … eyJh…x4Qk ★
			     7d 10h prod-eu  notebo… b07d…19aa
			    29d 15h prod-eu  nightl… 3f9a…c21e ★
			          – prod-eu  (answe… —
			     3d ago prod-eu  demo d… 9a1b…55d0
			     4d ago prod-eu  old lo… 0c4e…7b31
			 7 tokens · 4 live · 1 ends within the …


			 ⏎ inspect  n issue  ? all keys
			"
		`)
	})
})
