import { describe, expect, it } from 'vitest'
import { frame } from './draw.tsx'
import { pages } from './pages.ts'

describe('issue', () => {
	it('100×30', async () => {
		expect(frame(await pages.issue(100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › tokens                                    ● 3.9.3 · PROD · clock +3s · auth on
			╭ Issue a token on prod-eu, graph social ──────────────────────────────────────────────────────╮
			│ new end: Dec 23 22:51 +00 (now + lifetime)                                                   │
			│                                                                                              │
			│ ▸ Lifetime         30d                                                                       │
			│   Label            what it is for                                                            │
			│   Make it current  [x]  the one used when no token is named                                  │
			╰──────────────────────────────────────────────────────────────────────────────────────────────╯
			⋮
			 ⏎ issue  Tab next  esc leave
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages.issue(80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › tokens                ● 3.9.3 · PROD · clock +3s · auth on
			╭ Issue a token on prod-eu, graph social ──────────────────────────────────────╮
			│ new end: Dec 23 22:51 +00 (now + lifetime)                                   │
			│                                                                              │
			│ ▸ Lifetime         30d                                                       │
			│   Label            what it is for                                            │
			│   Make it current  [x]  the one used when no token is named                  │
			╰──────────────────────────────────────────────────────────────────────────────╯
			⋮
			 ⏎ issue  Tab next  esc leave
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages.issue(40, 15))).toMatchInlineSnapshot(`
			"
			 prod-eu › tokens        ● 3.9.3 · PROD
			 Issue a token on prod-eu, graph social
			 new end: Dec 23 22:51 +00 (now +
			 lifetime)

			 ▸ Lifetime         30d
			   Label            what it is for
			   Make it current  [x]  the one used w…
			⋮
			 ⏎ issue  Tab next  esc leave
			"
		`)
	})
})

describe('refresh', () => {
	it('100×30', async () => {
		expect(frame(await pages.refresh(100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › tokens                                    ● 3.9.3 · PROD · clock +3s · auth on
			╭ Refresh 3f9a…c21e on prod-eu ────────────────────────────────────────────────────────────────╮
			│ No token was chosen: this is the current one of prod-eu.                                     │
			│ label nightly loader                                                                         │
			│ old end: Dec 23 13:58 +00 (29d 15h)                                                          │
			│ new end: Dec 23 22:51 +00 (now + lifetime)                                                   │
			│                                                                                              │
			│ ▸ Lifetime         30d                                                                       │
			╰──────────────────────────────────────────────────────────────────────────────────────────────╯
			⋮
			 ⏎ refresh  Tab next  esc leave
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages.refresh(80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › tokens                ● 3.9.3 · PROD · clock +3s · auth on
			╭ Refresh 3f9a…c21e on prod-eu ────────────────────────────────────────────────╮
			│ No token was chosen: this is the current one of prod-eu.                     │
			│ label nightly loader                                                         │
			│ old end: Dec 23 13:58 +00 (29d 15h)                                          │
			│ new end: Dec 23 22:51 +00 (now + lifetime)                                   │
			│                                                                              │
			│ ▸ Lifetime         30d                                                       │
			╰──────────────────────────────────────────────────────────────────────────────╯
			⋮
			 ⏎ refresh  Tab next  esc leave
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages.refresh(40, 15))).toMatchInlineSnapshot(`
			"
			 prod-eu › tokens        ● 3.9.3 · PROD
			 Refresh 3f9a…c21e on prod-eu
			 No token was chosen: this is the
			 current one of prod-eu.
			 label nightly loader
			 old end: Dec 23 13:58 +00 (29d 15h)
			 new end: Dec 23 22:51 +00 (now +
			 lifetime)

			 ▸ Lifetime         30d
			⋮
			 ⏎ refresh  Tab next  esc leave
			"
		`)
	})
})

describe('rotate', () => {
	it('100×30', async () => {
		expect(frame(await pages.rotate(100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken › savanna › tokens                                                       ● 4.1.0 · auth on
			╭ Rotate eyJh…x4Qk on savanna ─────────────────────────────────────────────────────────────────╮
			│ label spark job                                                                              │
			│ old end: Nov 28 03:39 +00 (4d 4h)                                                            │
			│ new end: Nov 30 22:51 +00 (now + lifetime)                                                   │
			│ TigerGraph 4.x cannot refresh a token. It is rotated: a new one is issued, then this one is  │
			│ deleted. Programs must be given the new one.                                                 │
			│                                                                                              │
			│ ▸ Lifetime         7d                                                                        │
			╰──────────────────────────────────────────────────────────────────────────────────────────────╯
			⋮
			 ⏎ rotate  Tab next  esc leave
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages.rotate(80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken › savanna › tokens                                   ● 4.1.0 · auth on
			╭ Rotate eyJh…x4Qk on savanna ─────────────────────────────────────────────────╮
			│ label spark job                                                              │
			│ old end: Nov 28 03:39 +00 (4d 4h)                                            │
			│ new end: Nov 30 22:51 +00 (now + lifetime)                                   │
			│ TigerGraph 4.x cannot refresh a token. It is rotated: a new one is issued,   │
			│ then this one is deleted. Programs must be given the new one.                │
			│                                                                              │
			│ ▸ Lifetime         7d                                                        │
			╰──────────────────────────────────────────────────────────────────────────────╯
			⋮
			 ⏎ rotate  Tab next  esc leave
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages.rotate(40, 15))).toMatchInlineSnapshot(`
			"
			 savanna › tokens     ● 4.1.0 · auth on
			 Rotate eyJh…x4Qk on savanna
			 label spark job
			 old end: Nov 28 03:39 +00 (4d 4h)
			 new end: Nov 30 22:51 +00 (now +
			 lifetime)
			 TigerGraph 4.x cannot refresh a token.
			 It is rotated: a new one is issued,
			 then this one is deleted. Programs
			 must be given the new one.

			 ▸ Lifetime         7d

			 ⏎ rotate  Tab next  esc leave
			"
		`)
	})
})

describe('import', () => {
	it('100×30', async () => {
		expect(frame(await pages.import(100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › tokens                                    ● 3.9.3 · PROD · clock +3s · auth on
			╭ Import a token into prod-eu ─────────────────────────────────────────────────────────────────╮
			│ A token that was issued elsewhere, to be watched, refreshed and deleted from here.           │
			│                                                                                              │
			│   Token            ••••••••••••••••••••••••••••••••                                          │
			│ ▸ Label            what it is for                                                            │
			│   Ends in          if you know: 30d, 12h                                                     │
			│   Make it current  [ ]  the one used when no token is named                                  │
			╰──────────────────────────────────────────────────────────────────────────────────────────────╯
			⋮
			 ⏎ import  Tab next  esc leave
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages.import(80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › tokens                ● 3.9.3 · PROD · clock +3s · auth on
			╭ Import a token into prod-eu ─────────────────────────────────────────────────╮
			│ A token that was issued elsewhere, to be watched, refreshed and deleted from │
			│ here.                                                                        │
			│                                                                              │
			│   Token            ••••••••••••••••••••••••••••••••                          │
			│ ▸ Label            what it is for                                            │
			│   Ends in          if you know: 30d, 12h                                     │
			│   Make it current  [ ]  the one used when no token is named                  │
			╰──────────────────────────────────────────────────────────────────────────────╯
			⋮
			 ⏎ import  Tab next  esc leave
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages.import(40, 15))).toMatchInlineSnapshot(`
			"
			 prod-eu › tokens        ● 3.9.3 · PROD
			 Import a token into prod-eu
			 A token that was issued elsewhere, to
			 be watched, refreshed and deleted from
			 here.

			   Token            •••••••••••••••••••
			 ▸ Label            what it is for
			   Ends in          if you know: 30d, …
			   Make it current  [ ]  the one used w…
			⋮
			 ⏎ import  Tab next  esc leave
			"
		`)
	})
})

describe('label', () => {
	it('100×30', async () => {
		expect(frame(await pages.label(100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › tokens                                    ● 3.9.3 · PROD · clock +3s · auth on
			╭ Label 77c2…e0f4 ─────────────────────────────────────────────────────────────────────────────╮
			│ ▸ Label            ci smoke 日本語                                                           │
			╰──────────────────────────────────────────────────────────────────────────────────────────────╯
			⋮
			 ⏎ save  Tab next  esc leave
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages.label(80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › tokens                ● 3.9.3 · PROD · clock +3s · auth on
			╭ Label 77c2…e0f4 ─────────────────────────────────────────────────────────────╮
			│ ▸ Label            ci smoke 日本語                                           │
			╰──────────────────────────────────────────────────────────────────────────────╯
			⋮
			 ⏎ save  Tab next  esc leave
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages.label(40, 15))).toMatchInlineSnapshot(`
			"
			 prod-eu › tokens        ● 3.9.3 · PROD
			 Label 77c2…e0f4
			 ▸ Label            ci smoke 日本語
			⋮
			 ⏎ save  Tab next  esc leave
			"
		`)
	})
})

describe('add a connection, with a mistake', () => {
	it('100×30', async () => {
		expect(frame(await pages['add a connection, with a mistake'](100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken                                                             4 connections · key: file 0600
			╭ Add a connection ────────────────────────────────────────────────────────────────────────────╮
			│   Name             prod-eu                                                                   │
			│   There is a connection named prod-eu already. Choose another name, or edit that one.        │
			│   URL              tg.example.com                                                            │
			│   The URL has no scheme: write http:// or https:// before it. Write it as http://host or     │
			│   https://host:port.                                                                         │
			│ ▸ Graph            none                                                                      │
			│   Secret           –                                                                         │
			│   User             instead of a secret                                                       │
			│   Password         –                                                                         │
			│   REST++ port      found by itself                                                           │
			│   GSQL port        found by itself                                                           │
			│   Version          auto, or such as 3.9                                                      │
			│   Default lifetime 30d                                                                       │
			│   CA file          this machine’s own authorities                                            │
			│   Client cert      where the server wants one                                                │
			│   Client key       the key that goes with it                                                 │
			│   Production       [ ]  deleting asks for its name to be typed                               │
			│   Read-only        [ ]  nothing is issued, refreshed or deleted there                        │
			│   Insecure         [ ]  the server’s certificate is NOT verified                             │
			╰──────────────────────────────────────────────────────────────────────────────────────────────╯
			⋮
			 ⏎ save  Tab next  Ctrl-T test  esc leave
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages['add a connection, with a mistake'](80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken                                         4 connections · key: file 0600
			╭ Add a connection ────────────────────────────────────────────────────────────╮
			│   Name             prod-eu                                                   │
			│   There is a connection named prod-eu already. Choose another name, or edit  │
			│   that one.                                                                  │
			│   URL              tg.example.com                                            │
			│   The URL has no scheme: write http:// or https:// before it. Write it as    │
			│   http://host or https://host:port.                                          │
			│ ▸ Graph            none                                                      │
			│   Secret           –                                                         │
			│   User             instead of a secret                                       │
			│   Password         –                                                         │
			│   REST++ port      found by itself                                           │
			│   GSQL port        found by itself                                           │
			│   Version          auto, or such as 3.9                                      │
			│   Default lifetime 30d                                                       │
			│   CA file          this machine’s own authorities                            │
			│   Client cert      where the server wants one                                │
			│   Client key       the key that goes with it                                 │
			│   Production       [ ]  deleting asks for its name to be typed               │
			│   Read-only        [ ]  nothing is issued, refreshed or deleted there        │
			╰──────────────────────────────────────────────────────────────────────────────╯
			 ⏎ save  Tab next  Ctrl-T test  esc leave
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages['add a connection, with a mistake'](40, 15))).toMatchInlineSnapshot(`
			"
			 tgtoken                  4 connections
			 Add a connection
			   edit that one.
			   URL              tg.example.com
			   The URL has no scheme: write http://
			   or https:// before it. Write it as
			   http://host or https://host:port.
			 ▸ Graph            none
			   Secret           –
			   User             instead of a secret
			   Password         –
			   REST++ port      found by itself
			   GSQL port        found by itself
			 ⏎ save  Tab next  Ctrl-T test
			"
		`)
	})
})

describe('edit a connection, tested', () => {
	it('100×30', async () => {
		expect(frame(await pages['edit a connection, tested'](100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken                                                             4 connections · key: file 0600
			╭ Edit savanna ────────────────────────────────────────────────────────────────────────────────╮
			│ ▸ Name             savanna                                                                   │
			│   URL              https://x.i.tgcloud.io                                                    │
			│   Graph            social                                                                    │
			│   Secret           stored; type to replace                                                   │
			│   User             instead of a secret                                                       │
			│   Password         –                                                                         │
			│   REST++ port      found by itself                                                           │
			│   GSQL port        found by itself                                                           │
			│   Version          auto, or such as 3.9                                                      │
			│   Default lifetime 7d                                                                        │
			│   CA file          this machine’s own authorities                                            │
			│   Client cert      where the server wants one                                                │
			│   Client key       the key that goes with it                                                 │
			│   Production       [ ]  deleting asks for its name to be typed                               │
			│   Read-only        [ ]  nothing is issued, refreshed or deleted there                        │
			│   Insecure         [ ]  the server’s certificate is NOT verified                             │
			│ ✓ savanna is TigerGraph 4.1.0, authentication on, 12 ms                                      │
			╰──────────────────────────────────────────────────────────────────────────────────────────────╯
			⋮
			 ⏎ save  Tab next  Ctrl-T test  esc leave
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages['edit a connection, tested'](80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken                                         4 connections · key: file 0600
			╭ Edit savanna ────────────────────────────────────────────────────────────────╮
			│ ▸ Name             savanna                                                   │
			│   URL              https://x.i.tgcloud.io                                    │
			│   Graph            social                                                    │
			│   Secret           stored; type to replace                                   │
			│   User             instead of a secret                                       │
			│   Password         –                                                         │
			│   REST++ port      found by itself                                           │
			│   GSQL port        found by itself                                           │
			│   Version          auto, or such as 3.9                                      │
			│   Default lifetime 7d                                                        │
			│   CA file          this machine’s own authorities                            │
			│   Client cert      where the server wants one                                │
			│   Client key       the key that goes with it                                 │
			│   Production       [ ]  deleting asks for its name to be typed               │
			│   Read-only        [ ]  nothing is issued, refreshed or deleted there        │
			│   Insecure         [ ]  the server’s certificate is NOT verified             │
			│ ✓ savanna is TigerGraph 4.1.0, authentication on, 12 ms                      │
			╰──────────────────────────────────────────────────────────────────────────────╯


			 ⏎ save  Tab next  Ctrl-T test  esc leave
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages['edit a connection, tested'](40, 15))).toMatchInlineSnapshot(`
			"
			 tgtoken                  4 connections
			 Edit savanna
			 ▸ Name             savanna
			   URL              https://x.i.tgclou…
			   Graph            social
			   Secret           stored; type to re…
			   User             instead of a secret
			   Password         –
			   REST++ port      found by itself
			   GSQL port        found by itself
			   Version          auto, or such as 3…
			 ✓ savanna is TigerGraph 4.1.0,
			 authentication on, 12 ms
			 ⏎ save  Tab next  Ctrl-T test
			"
		`)
	})
})
