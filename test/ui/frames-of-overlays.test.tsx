import { describe, expect, it } from 'vitest'
import { frame } from './draw.tsx'
import { pages } from './pages.ts'

describe('a filter being typed', () => {
	it('100×30', async () => {
		expect(frame(await pages['a filter being typed'](100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › tokens                                    ● 3.9.3 · PROD · clock +3s · auth on

			   STATE        TOKEN        LABEL                         GRAPH         EXPIRES ↑             LEFT
			 ▸ ● live       3f9a…c21e ★  nightly loader                social        Dec 23 13:58 +00   29d 15h
			   × deleted    0c4e…7b31    old loader                    social        Nov 19 08:27 +00    4d ago
			⋮
			 / load                                                                                     2 of 6
			 2 tokens · 1 live                                                                  sort: expires ↑


			 ⏎ keep  esc clear
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages['a filter being typed'](80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › tokens                ● 3.9.3 · PROD · clock +3s · auth on

			   STATE        TOKEN        LABEL           GRAPH   EXPIRES ↑             LEFT
			 ▸ ● live       3f9a…c21e ★  nightly loader  social  Dec 23 13:58 +00   29d 15h
			   × deleted    0c4e…7b31    old loader      social  Nov 19 08:27 +00    4d ago
			⋮
			 / load                                                                 2 of 6
			 2 tokens · 1 live                                              sort: expires ↑


			 ⏎ keep  esc clear
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages['a filter being typed'](40, 15))).toMatchInlineSnapshot(`
			"
			 prod-eu › tokens        ● 3.9.3 · PROD

			   STATE        TOKEN           LEFT
			 ▸ ● live       3f9a…c21e ★  29d 15h
			   × deleted    0c4e…7b31     4d ago
			⋮
			 / load                         2 of 6
			 2 tokens · 1 live      sort: expires ↑


			 ⏎ keep  esc clear
			"
		`)
	})
})

describe('palette', () => {
	it('100×30', async () => {
		expect(frame(await pages.palette(100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › tokens                                    ● 3.9.3 · PROD · clock +3s · auth on
			╭ Actions ─────────────────────────────────────────────────────────────────────────────────────╮
			│ : copy                                                                                       │
			│                                                                                              │
			│ ▸ y        Copy the token to your clipboard, over SSH too                                    │
			│   Y        Copy it as a header, a curl command, lines for pyTigerGraph, Spark, JDBC or a sh… │
			│   esc      Stop what is under way, clear the filter, or go back                              │
			╰──────────────────────────────────────────────────────────────────────────────────────────────╯
			⋮
			 ⏎ do it  esc close
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages.palette(80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › tokens                ● 3.9.3 · PROD · clock +3s · auth on
			╭ Actions ─────────────────────────────────────────────────────────────────────╮
			│ : copy                                                                       │
			│                                                                              │
			│ ▸ y        Copy the token to your clipboard, over SSH too                    │
			│   Y        Copy it as a header, a curl command, lines for pyTigerGraph, Spa… │
			│   esc      Stop what is under way, clear the filter, or go back              │
			╰──────────────────────────────────────────────────────────────────────────────╯
			⋮
			 ⏎ do it  esc close
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages.palette(40, 15))).toMatchInlineSnapshot(`
			"
			 prod-eu › tokens        ● 3.9.3 · PROD
			 Actions
			 : copy

			 ▸ y        Copy the token to your clip…
			   Y        Copy it as a header, a curl…
			   esc      Stop what is under way, cle…
			⋮
			 ⏎ do it  esc close
			"
		`)
	})
})

describe('copy menu', () => {
	it('100×30', async () => {
		expect(frame(await pages['copy menu'](100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › tokens                                    ● 3.9.3 · PROD · clock +3s · auth on
			╭ Copy as ─────────────────────────────────────────────────────────────────────────────────────╮
			│ ▸ the token itself                                                                           │
			│   an Authorization header                                                                    │
			│   a curl command                                                                             │
			│   lines of Python for pyTigerGraph                                                           │
			│   options for the Spark connector                                                            │
			│   lines of Java for the JDBC driver                                                          │
			│   environment lines for a shell                                                              │
			│   a report without the token, for a ticket                                                   │
			╰──────────────────────────────────────────────────────────────────────────────────────────────╯
			⋮
			 ⏎ choose  esc close
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages['copy menu'](80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › tokens                ● 3.9.3 · PROD · clock +3s · auth on
			╭ Copy as ─────────────────────────────────────────────────────────────────────╮
			│ ▸ the token itself                                                           │
			│   an Authorization header                                                    │
			│   a curl command                                                             │
			│   lines of Python for pyTigerGraph                                           │
			│   options for the Spark connector                                            │
			│   lines of Java for the JDBC driver                                          │
			│   environment lines for a shell                                              │
			│   a report without the token, for a ticket                                   │
			╰──────────────────────────────────────────────────────────────────────────────╯
			⋮
			 ⏎ choose  esc close
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages['copy menu'](40, 15))).toMatchInlineSnapshot(`
			"
			 prod-eu › tokens        ● 3.9.3 · PROD
			 Copy as
			 ▸ the token itself
			   an Authorization header
			   a curl command
			   lines of Python for pyTigerGraph
			   options for the Spark connector
			   lines of Java for the JDBC driver
			   environment lines for a shell
			   a report without the token, for a ti…
			⋮
			 ⏎ choose  esc close
			"
		`)
	})
})

describe('clean up', () => {
	it('100×30', async () => {
		expect(frame(await pages['clean up'](100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › tokens                                    ● 3.9.3 · PROD · clock +3s · auth on
			╭ Clean up: mark in this list ─────────────────────────────────────────────────────────────────╮
			│ ▸    1  expired                                                                              │
			│      0  superseded by a later one of the same label                                          │
			│      0  without a label, the current ones left out                                           │
			╰──────────────────────────────────────────────────────────────────────────────────────────────╯
			⋮
			 ⏎ choose  esc close
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages['clean up'](80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › tokens                ● 3.9.3 · PROD · clock +3s · auth on
			╭ Clean up: mark in this list ─────────────────────────────────────────────────╮
			│ ▸    1  expired                                                              │
			│      0  superseded by a later one of the same label                          │
			│      0  without a label, the current ones left out                           │
			╰──────────────────────────────────────────────────────────────────────────────╯
			⋮
			 ⏎ choose  esc close
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages['clean up'](40, 15))).toMatchInlineSnapshot(`
			"
			 prod-eu › tokens        ● 3.9.3 · PROD
			 Clean up: mark in this list
			 ▸    1  expired
			      0  superseded by a later one of t…
			      0  without a label, the current o…
			⋮
			 ⏎ choose  esc close
			"
		`)
	})
})

describe('many deleted', () => {
	it('100×30', async () => {
		expect(frame(await pages['many deleted'](100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › tokens                                    ● 3.9.3 · PROD · clock +3s · auth on
			╭ Deleting 4 tokens ───────────────────────────────────────────────────────────────────────────╮
			│ ━━━━━━━━━━━━━━━━━━━━──────────────────── 2 of 4                                              │
			│                                                                                              │
			│ ✗ b07d…19aa  notebook ana                                                                    │
			│   prod-eu failed on its own side (HTTP 500).                                                 │
			│ ✓ 3f9a…c21e  nightly loader                                                                  │
			╰──────────────────────────────────────────────────────────────────────────────────────────────╯
			⋮
			 esc stop, close  ⏎ close
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages['many deleted'](80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › tokens                ● 3.9.3 · PROD · clock +3s · auth on
			╭ Deleting 4 tokens ───────────────────────────────────────────────────────────╮
			│ ━━━━━━━━━━━━━━━━━━━━──────────────────── 2 of 4                              │
			│                                                                              │
			│ ✗ b07d…19aa  notebook ana                                                    │
			│   prod-eu failed on its own side (HTTP 500).                                 │
			│ ✓ 3f9a…c21e  nightly loader                                                  │
			╰──────────────────────────────────────────────────────────────────────────────╯
			⋮
			 esc stop, close  ⏎ close
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages['many deleted'](40, 15))).toMatchInlineSnapshot(`
			"
			 prod-eu › tokens        ● 3.9.3 · PROD
			 Deleting 4 tokens
			 ━━━━━━━━━━━━━━━━─────────────── 2 of 4

			 ✗ b07d…19aa  notebook ana
			   prod-eu failed on its own side (HTTP
			   500).
			 ✓ 3f9a…c21e  nightly loader
			⋮
			 esc stop, close  ⏎ close
			"
		`)
	})
})

describe('a connection tested', () => {
	it('100×30', async () => {
		expect(frame(await pages['a connection tested'](100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken                                                             4 connections · key: file 0600
			╭ Testing lab ─────────────────────────────────────────────────────────────────────────────────╮
			│ ✓ host name       3 ms  127.0.0.1                                                            │
			│ ✓ port            1 ms  port 14240                                                           │
			│ – TLS                   plain HTTP                                                           │
			│ ✓ HTTP           12 ms  answers                                                              │
			│ ✓ TigerGraph      8 ms  3.9.3                                                                │
			│ ✗ REST++ auth     5 ms                                                                       │
			│ – credentials           after the failure                                                    │
			│                                                                                              │
			│ REST++ authentication is not enabled on lab, so it issues no tokens.                         │
			│ On the server: gadmin config set RESTPP.Factory.EnableAuth true && gadmin config apply &&    │
			│ gadmin restart restpp nginx gui gsql -y                                                      │
			╰──────────────────────────────────────────────────────────────────────────────────────────────╯
			⋮
			 esc close  t again
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages['a connection tested'](80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken                                         4 connections · key: file 0600
			╭ Testing lab ─────────────────────────────────────────────────────────────────╮
			│ ✓ host name       3 ms  127.0.0.1                                            │
			│ ✓ port            1 ms  port 14240                                           │
			│ – TLS                   plain HTTP                                           │
			│ ✓ HTTP           12 ms  answers                                              │
			│ ✓ TigerGraph      8 ms  3.9.3                                                │
			│ ✗ REST++ auth     5 ms                                                       │
			│ – credentials           after the failure                                    │
			│                                                                              │
			│ REST++ authentication is not enabled on lab, so it issues no tokens.         │
			│ On the server: gadmin config set RESTPP.Factory.EnableAuth true && gadmin    │
			│ config apply && gadmin restart restpp nginx gui gsql -y                      │
			╰──────────────────────────────────────────────────────────────────────────────╯
			⋮
			 esc close  t again
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages['a connection tested'](40, 15))).toMatchInlineSnapshot(`
			"
			 tgtoken                  4 connections
			 Testing lab
			 ✓ HTTP           12 ms  answers
			 ✓ TigerGraph      8 ms  3.9.3
			 ✗ REST++ auth     5 ms
			 – credentials           after the fail…

			 REST++ authentication is not enabled
			 on lab, so it issues no tokens.
			 On the server: gadmin config set
			 RESTPP.Factory.EnableAuth true &&
			 gadmin config apply && gadmin restart
			 restpp nginx gui gsql -y
			 esc close  t again
			"
		`)
	})
})

describe('horizon', () => {
	it('100×30', async () => {
		expect(frame(await pages.horizon(100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken                                                             4 connections · key: file 0600
			╭ When live tokens end ────────────────────────────────────────────────────────────────────────╮
			│ ▸ within the hour    1 ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇                                             │
			│   within a day       0                                                                       │
			│   within a week      1 ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇                                             │
			│   within a month     2 ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇                    │
			│   later              0                                                                       │
			│                                                                                              │
			│ prod-eu 1                                                                                    │
			╰──────────────────────────────────────────────────────────────────────────────────────────────╯
			⋮
			 ⏎ tokens  esc close
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages.horizon(80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken                                         4 connections · key: file 0600
			╭ When live tokens end ────────────────────────────────────────────────────────╮
			│ ▸ within the hour    1 ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇                             │
			│   within a day       0                                                       │
			│   within a week      1 ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇                             │
			│   within a month     2 ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇    │
			│   later              0                                                       │
			│                                                                              │
			│ prod-eu 1                                                                    │
			╰──────────────────────────────────────────────────────────────────────────────╯
			⋮
			 ⏎ tokens  esc close
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages.horizon(40, 15))).toMatchInlineSnapshot(`
			"
			 tgtoken                  4 connections
			 When live tokens end
			 ▸ within the hour    1 ▇▇▇▇▇▇▇
			   within a day       0
			   within a week      1 ▇▇▇▇▇▇▇
			   within a month     2 ▇▇▇▇▇▇▇▇▇▇▇▇▇▇
			   later              0

			 prod-eu 1
			⋮
			 ⏎ tokens  esc close
			"
		`)
	})
})

describe('activity', () => {
	it('100×30', async () => {
		expect(frame(await pages.activity(100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken                                                             4 connections · key: file 0600
			╭ Requests · 3 ────────────────────────────────────────────────────────────────────────────────╮
			│ 22:50:30 GET    cancelled 20 ms https://tg.example.com:9000/requesttoken                     │
			│ 22:50:00 DELETE timed-out 15000 ms https://tg.example.com:9000/requesttoken                  │
			│ 22:49:30 POST   200 41 ms https://tg.example.com:9000/requesttoken                           │
			╰──────────────────────────────────────────────────────────────────────────────────────────────╯
			⋮
			 esc close
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages.activity(80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken                                         4 connections · key: file 0600
			╭ Requests · 3 ────────────────────────────────────────────────────────────────╮
			│ 22:50:30 GET    cancelled 20 ms https://tg.example.com:9000/requesttoken     │
			│ 22:50:00 DELETE timed-out 15000 ms https://tg.example.com:9000/requesttoken  │
			│ 22:49:30 POST   200 41 ms https://tg.example.com:9000/requesttoken           │
			╰──────────────────────────────────────────────────────────────────────────────╯
			⋮
			 esc close
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages.activity(40, 15))).toMatchInlineSnapshot(`
			"
			 tgtoken                  4 connections
			 Requests · 3
			 22:50:30 GET    cancelled 20 ms /reque…
			 22:50:00 DELETE timed-out 15000 ms /re…
			 22:49:30 POST   200 41 ms /requesttoken
			⋮
			 esc close
			"
		`)
	})
})

describe('messages', () => {
	it('100×30', async () => {
		expect(frame(await pages.messages(100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken                                                             4 connections · key: file 0600
			╭ Messages · 3 ────────────────────────────────────────────────────────────────────────────────╮
			│ ✗ 22:50:30 +00                                                                               │
			│   prod-eu did not answer within 15 s on port 9000.                                           │
			│   Is a firewall in between? t tests each step.                                               │
			│ · 22:50:00 +00                                                                               │
			│   Nothing has been done with many tokens yet.                                                │
			│ ✓ 22:49:30 +00                                                                               │
			│   3f9a…c21e issued on prod-eu                                                                │
			╰──────────────────────────────────────────────────────────────────────────────────────────────╯
			⋮
			 esc close
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages.messages(80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken                                         4 connections · key: file 0600
			╭ Messages · 3 ────────────────────────────────────────────────────────────────╮
			│ ✗ 22:50:30 +00                                                               │
			│   prod-eu did not answer within 15 s on port 9000.                           │
			│   Is a firewall in between? t tests each step.                               │
			│ · 22:50:00 +00                                                               │
			│   Nothing has been done with many tokens yet.                                │
			│ ✓ 22:49:30 +00                                                               │
			│   3f9a…c21e issued on prod-eu                                                │
			╰──────────────────────────────────────────────────────────────────────────────╯
			⋮
			 esc close
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages.messages(40, 15))).toMatchInlineSnapshot(`
			"
			 tgtoken                  4 connections
			 Messages · 3
			 ✗ 22:50:30 +00
			   prod-eu did not answer within 15 s
			   on port 9000.
			   Is a firewall in between? t tests
			   each step.
			 · 22:50:00 +00
			   Nothing has been done with many
			   tokens yet.
			 ✓ 22:49:30 +00
			   3f9a…c21e issued on prod-eu

			 esc close
			"
		`)
	})
})

describe('export', () => {
	it('100×30', async () => {
		expect(frame(await pages.export(100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › tokens                                    ● 3.9.3 · PROD · clock +3s · auth on
			╭ Write 6 tokens into a file ──────────────────────────────────────────────────────────────────╮
			│ With all that befell them, and their connections; secrets and passwords never.               │
			│                                                                                              │
			│ ▸ File             tokens.json or .csv                                                       │
			│   With tokens      [ ]  whoever can read the file can use them                               │
			╰──────────────────────────────────────────────────────────────────────────────────────────────╯
			⋮
			 ⏎ write it  Tab next  esc leave
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages.export(80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › tokens                ● 3.9.3 · PROD · clock +3s · auth on
			╭ Write 6 tokens into a file ──────────────────────────────────────────────────╮
			│ With all that befell them, and their connections; secrets and passwords      │
			│ never.                                                                       │
			│                                                                              │
			│ ▸ File             tokens.json or .csv                                       │
			│   With tokens      [ ]  whoever can read the file can use them               │
			╰──────────────────────────────────────────────────────────────────────────────╯
			⋮
			 ⏎ write it  Tab next  esc leave
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages.export(40, 15))).toMatchInlineSnapshot(`
			"
			 prod-eu › tokens        ● 3.9.3 · PROD
			 Write 6 tokens into a file
			 With all that befell them, and their
			 connections; secrets and passwords
			 never.

			 ▸ File             tokens.json or .csv
			   With tokens      [ ]  whoever can re…
			⋮
			 ⏎ write it  Tab next  esc leave
			"
		`)
	})
})
