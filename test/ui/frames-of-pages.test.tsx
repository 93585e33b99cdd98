import { describe, expect, it } from 'vitest'
import { frame } from './draw.tsx'
import { pages } from './pages.ts'

describe('help', () => {
	it('100×30', async () => {
		expect(frame(await pages.help(100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › tokens                                    ● 3.9.3 · PROD · clock +3s · auth on
			╭ Keys · 11 % · ↓ ↑ scroll ────────────────────────────────────────────────────────────────────╮
			│ Tokens (this screen)                                                                         │
			│ ↓ j             Move down                                                                    │
			│ ↑ k             Move up                                                                      │
			│ PgDn Ctrl-D     A page down                                                                  │
			│ PgUp Ctrl-U     A page up                                                                    │
			│ g Home          To the first row                                                             │
			│ G End           To the last row                                                              │
			│ 0–9             To the tokens of the connection with that number; 0 is the tokens of all     │
			│ ⏎ →             Show everything known of the token                                           │
			│ n               Issue a new token                                                            │
			│ r               Refresh the token: it then ends at now + lifetime (4.x: rotate, a new token  │
			│                 takes its place)                                                             │
			│ d               Delete the token on its server, after a question                             │
			│ c               Make it the current token of its connection                                  │
			│ R               Have the token refreshed by itself before it ends while tgtoken is open, or  │
			│                 no more                                                                      │
			│ l               Give the token another label                                                 │
			│ y               Copy the token to your clipboard, over SSH too                               │
			│ Y               Copy it as a header, a curl command, lines for pyTigerGraph, Spark, JDBC or  │
			│                 a shell, a report                                                            │
			│ i               Import a token that was issued elsewhere: paste it                           │
			│ Space           Mark the token and move down; r, d and v then act on all marked              │
			│ v               Mark from the last mark to here                                              │
			│ x               Mark all expired, superseded or unlabelled tokens of this list               │
			│ E               Write the marked tokens, or all of this list, into a file                    │
			╰──────────────────────────────────────────────────────────────────────────────────────────────╯
			 esc close
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages.help(80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › tokens                ● 3.9.3 · PROD · clock +3s · auth on
			╭ Keys · 8 % · ↓ ↑ scroll ─────────────────────────────────────────────────────╮
			│ Tokens (this screen)                                                         │
			│ ↓ j             Move down                                                    │
			│ ↑ k             Move up                                                      │
			│ PgDn Ctrl-D     A page down                                                  │
			│ PgUp Ctrl-U     A page up                                                    │
			│ g Home          To the first row                                             │
			│ G End           To the last row                                              │
			│ 0–9             To the tokens of the connection with that number; 0 is the   │
			│                 tokens of all                                                │
			│ ⏎ →             Show everything known of the token                           │
			│ n               Issue a new token                                            │
			│ r               Refresh the token: it then ends at now + lifetime (4.x:      │
			│                 rotate, a new token takes its place)                         │
			│ d               Delete the token on its server, after a question             │
			│ c               Make it the current token of its connection                  │
			│ R               Have the token refreshed by itself before it ends while      │
			│                 tgtoken is open, or no more                                  │
			│ l               Give the token another label                                 │
			│ y               Copy the token to your clipboard, over SSH too               │
			╰──────────────────────────────────────────────────────────────────────────────╯
			 esc close
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages.help(40, 15))).toMatchInlineSnapshot(`
			"
			 prod-eu › tokens        ● 3.9.3 · PROD
			 Keys · 3 % · ↓ ↑ scroll
			 Tokens (this screen)
			 ↓ j             Move down
			 ↑ k             Move up
			 PgDn Ctrl-D     A page down
			 PgUp Ctrl-U     A page up
			 g Home          To the first row
			 G End           To the last row
			 0–9             To the tokens of the
			                 connection with that
			                 number; 0 is the
			                 tokens of all
			 esc close
			"
		`)
	})
})

describe('the last error', () => {
	it('100×30', async () => {
		expect(frame(await pages['the last error'](100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › tokens                                    ● 3.9.3 · PROD · clock +3s · auth on
			╭ The last error ──────────────────────────────────────────────────────────────────────────────╮
			│ prod-eu refused the secret (REST-1101). It may have been dropped.                            │
			│                                                                                              │
			│ next: Edit the connection and put a new secret in.                                           │
			│                                                                                              │
			│ connection   prod-eu                                                                         │
			│ place        tg.example.com:9000                                                             │
			│ HTTP status  401                                                                             │
			│ server code  REST-1101                                                                       │
			│ server said  The secret is not valid.                                                        │
			│ kind         wrong-secret                                                                    │
			╰──────────────────────────────────────────────────────────────────────────────────────────────╯
			⋮
			 esc close
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages['the last error'](80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › tokens                ● 3.9.3 · PROD · clock +3s · auth on
			╭ The last error ──────────────────────────────────────────────────────────────╮
			│ prod-eu refused the secret (REST-1101). It may have been dropped.            │
			│                                                                              │
			│ next: Edit the connection and put a new secret in.                           │
			│                                                                              │
			│ connection   prod-eu                                                         │
			│ place        tg.example.com:9000                                             │
			│ HTTP status  401                                                             │
			│ server code  REST-1101                                                       │
			│ server said  The secret is not valid.                                        │
			│ kind         wrong-secret                                                    │
			╰──────────────────────────────────────────────────────────────────────────────╯
			⋮
			 esc close
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages['the last error'](40, 15))).toMatchInlineSnapshot(`
			"
			 prod-eu › tokens        ● 3.9.3 · PROD
			 The last error
			 prod-eu refused the secret
			 (REST-1101). It may have been dropped.
			 next: Edit the connection and put a
			 new secret in.
			 connection   prod-eu
			 place        tg.example.com:9000
			 HTTP status  401
			 server code  REST-1101
			 server said  The secret is not valid.
			 kind         wrong-secret

			 esc close
			"
		`)
	})
})

describe('unsaved', () => {
	it('100×30', async () => {
		expect(frame(await pages.unsaved(100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › tokens                                    ● 3.9.3 · PROD · clock +3s · auth on
			 This token is not stored
			 The server handed it out and the disk would not take it: it is live, and nothing but this screen
			 knows it. Copy it now, make room or mend the permissions, then import it with i.

			 of prod-eu:
			3f9a0123456789abcdef0123456cc21e
			⋮
			 L let go  esc close
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages.unsaved(80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › tokens                ● 3.9.3 · PROD · clock +3s · auth on
			 This token is not stored
			 The server handed it out and the disk would not take it: it is live, and
			 nothing but this screen knows it. Copy it now, make room or mend the
			 permissions, then import it with i.

			 of prod-eu:
			3f9a0123456789abcdef0123456cc21e
			⋮
			 L let go  esc close
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages.unsaved(40, 15))).toMatchInlineSnapshot(`
			"
			 prod-eu › tokens        ● 3.9.3 · PROD
			 This token is not stored
			 The server handed it out and the disk
			 would not take it: it is live, and
			 nothing but this screen knows it. Copy
			 it now, make room or mend the
			 permissions, then import it with i.

			 of prod-eu:
			3f9a0123456789abcdef0123456cc21e
			⋮
			 L let go  esc close
			"
		`)
	})
})
