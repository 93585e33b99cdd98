import { describe, expect, it } from 'vitest'
import { frame } from './draw.tsx'
import { pages } from './pages.ts'

describe('no connections', () => {
	it('100×30', async () => {
		expect(frame(await pages['no connections'](100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken                                                             0 connections · key: file 0600


			 No connections yet.

			 A connection is one TigerGraph server and the secret or user that asks it for tokens.

			 a  adds one
			 I  imports what the environment names (TG_HOST, .env)

			 To look around without a server, leave and run: tgtoken --demo
			⋮
			 a add  T all tokens  ? all keys  q quit
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages['no connections'](80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken                                         0 connections · key: file 0600


			 No connections yet.

			 A connection is one TigerGraph server and the secret or user that asks it for
			 tokens.

			 a  adds one
			 I  imports what the environment names (TG_HOST, .env)

			 To look around without a server, leave and run: tgtoken --demo
			⋮
			 a add  T all tokens  ? all keys  q quit
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages['no connections'](40, 15))).toMatchInlineSnapshot(`
			"
			 tgtoken                  0 connections


			 No connections yet.
			 A connection is one TigerGraph server
			 and the secret or user that asks it
			 for tokens.
			 a  adds one
			 I  imports what the environment names …
			 To look around without a server, leave
			 and run: tgtoken --demo


			 a add  T all tokens  ? all keys  q quit
			"
		`)
	})
})

describe('connections', () => {
	it('100×30', async () => {
		expect(frame(await pages.connections(100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken                                                             4 connections · key: file 0600

			   NAME                   HOST                       GRAPH        SERVER          LIVE  NEXT EXPIRY
			 1 lab RO                 127.0.0.1:14240            tests        ✗ auth is off      0            –
			 2 legacy                 10.1.4.7:9000              cards        ● 3.4.0            0            –
			▸3 prod-eu PROD           10.1.4.7:9000              social       ● 3.9.3         3+1?          41m
			 4 savanna                x.i.tgcloud.io             social       ● 4.1.0            1        4d 4h
			⋮
			 expiries   hour ▇▇▇ 1   day –   week ▇▇▇ 1   month ▇▇▇▇▇▇ 2   later –

			 https://tg.example.com · secret loader · tokens for 30d


			 ⏎ tokens  a add  e edit  t test  n issue  d delete  T all tokens  / filter  ? all keys  q quit
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages.connections(80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken                                         4 connections · key: file 0600

			   NAME            HOST              GRAPH     SERVER         LIVE  NEXT EXPIRY
			 1 lab RO          127.0.0.1:14240   tests     ✗ auth is off     0            –
			 2 legacy          10.1.4.7:9000     cards     ● 3.4.0           0            –
			▸3 prod-eu PROD    10.1.4.7:9000     social    ● 3.9.3        3+1?          41m
			 4 savanna         x.i.tgcloud.io    social    ● 4.1.0           1        4d 4h
			⋮
			 expiries   hour ▇▇▇ 1   day –   week ▇▇▇ 1   month ▇▇▇▇▇▇ 2   later –

			 https://tg.example.com · secret loader · tokens for 30d


			 ⏎ tokens  a add  e edit  t test  n issue  d delete  T all tokens  ? all keys
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages.connections(40, 15))).toMatchInlineSnapshot(`
			"
			 tgtoken                  4 connections

			   NAME               SERVER        LIVE
			 1 lab RO             ✗ auth is off    0
			 2 legacy             ● 3.4.0          0
			▸3 prod-eu PROD       ● 3.9.3       3+1?
			 4 savanna            ● 4.1.0          1
			⋮
			 https://tg.example.com · secret loader…


			 ⏎ tokens  a add  e edit  ? all keys
			"
		`)
	})
})

describe('a connection that cannot be used', () => {
	it('100×30', async () => {
		expect(frame(await pages['a connection that cannot be used'](100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken                                                             4 connections · key: file 0600

			   NAME                   HOST                       GRAPH        SERVER          LIVE  NEXT EXPIRY
			▸1 lab RO                 127.0.0.1:14240            tests        ✗ auth is off      0            –
			 2 legacy                 10.1.4.7:9000              cards        ● 3.4.0            0            –
			 3 prod-eu PROD           10.1.4.7:9000              social       ● 3.9.3         3+1?          41m
			 4 savanna                x.i.tgcloud.io             social       ● 4.1.0            1        4d 4h
			⋮
			 expiries   hour ▇▇▇ 1   day –   week ▇▇▇ 1   month ▇▇▇▇▇▇ 2   later –

			 REST++ authentication is not enabled on lab, so it issues no tokens.
			 On the server: gadmin config set RESTPP.Factory.EnableAuth true && gadmin config apply && gadmin
			 restart restpp nginx gui gsql -y


			 ⏎ tokens  a add  e edit  t test  d delete  T all tokens  / filter  ? all keys  q quit
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages['a connection that cannot be used'](80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken                                         4 connections · key: file 0600

			   NAME            HOST              GRAPH     SERVER         LIVE  NEXT EXPIRY
			▸1 lab RO          127.0.0.1:14240   tests     ✗ auth is off     0            –
			 2 legacy          10.1.4.7:9000     cards     ● 3.4.0           0            –
			 3 prod-eu PROD    10.1.4.7:9000     social    ● 3.9.3        3+1?          41m
			 4 savanna         x.i.tgcloud.io    social    ● 4.1.0           1        4d 4h
			⋮
			 expiries   hour ▇▇▇ 1   day –   week ▇▇▇ 1   month ▇▇▇▇▇▇ 2   later –

			 REST++ authentication is not enabled on lab, so it issues no tokens.
			 On the server: gadmin config set RESTPP.Factory.EnableAuth true && gadmin
			 config apply && gadmin restart restpp nginx gui gsql -y


			 ⏎ tokens  a add  e edit  t test  d delete  T all tokens  / filter  ? all keys
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages['a connection that cannot be used'](40, 15))).toMatchInlineSnapshot(`
			"
			 tgtoken                  4 connections

			   NAME               SERVER        LIVE
			▸1 lab RO             ✗ auth is off    0
			 2 legacy             ● 3.4.0          0
			 3 prod-eu PROD       ● 3.9.3       3+1?
			 4 savanna            ● 4.1.0          1


			 REST++ authentication is not enabled
			 on lab, so it issues no tokens.


			 ⏎ tokens  a add  e edit  ? all keys
			"
		`)
	})
})

describe('tokens', () => {
	it('100×30', async () => {
		expect(frame(await pages.tokens(100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › tokens                                    ● 3.9.3 · PROD · clock +3s · auth on

			   STATE        TOKEN        LABEL                        GRAPH        EXPIRES ↑               LEFT
			   ◐ expiring   77c2…e0f4    ci smoke 日本語              social       Nov 23 23:32 +00         41m
			   ● live       b07d…19aa    notebook ana                 social       Dec 01 09:30 +00      7d 10h
			 ▸ ● live       3f9a…c21e ★  nightly loader               social       Dec 23 13:58 +00     29d 15h
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
		expect(frame(await pages.tokens(80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › tokens                ● 3.9.3 · PROD · clock +3s · auth on

			   STATE        TOKEN        LABEL         GRAPH   EXPIRES ↑               LEFT
			   ◐ expiring   77c2…e0f4    ci smoke 日…  social  Nov 23 23:32 +00         41m
			   ● live       b07d…19aa    notebook ana  social  Dec 01 09:30 +00      7d 10h
			 ▸ ● live       3f9a…c21e ★  nightly loa…  social  Dec 23 13:58 +00     29d 15h
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
		expect(frame(await pages.tokens(40, 15))).toMatchInlineSnapshot(`
			"
			 prod-eu › tokens        ● 3.9.3 · PROD

			   STATE        TOKEN           LEFT
			   ◐ expiring   77c2…e0f4        41m
			   ● live       b07d…19aa     7d 10h
			 ▸ ● live       3f9a…c21e ★  29d 15h
			   ? unknown    —                  –
			   ○ expired    9a1b…55d0     3d ago
			   × deleted    0c4e…7b31     4d ago

			 6 tokens · 3 live · 1 ends within the …


			 ⏎ inspect  n issue  ? all keys
			"
		`)
	})
})

describe('tokens of all', () => {
	it('100×30', async () => {
		expect(frame(await pages['tokens of all'](100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken › all tokens                                                4 connections · key: file 0600

			   STATE        TOKEN        CONNECTION  LABEL               GRAPH     EXPIRES ↑               LEFT
			 ▸ ◐ expiring   77c2…e0f4    prod-eu     ci smoke 日本語     social    Nov 23 23:32 +00         41m
			   ● live       eyJh…x4Qk ★  savanna     spark job           social    Nov 28 03:39 +00       4d 4h
			   ● live       b07d…19aa    prod-eu     notebook ana        social    Dec 01 09:30 +00      7d 10h
			   ● live       3f9a…c21e ★  prod-eu     nightly loader      social    Dec 23 13:58 +00     29d 15h
			   ? unknown    —            prod-eu     (answer lost)       social    ≤ Dec 23 21:52 +00         –
			   ○ expired    9a1b…55d0    prod-eu     demo day            social    Nov 20 18:03 +00      3d ago
			   × deleted    0c4e…7b31    prod-eu     old loader          social    Nov 19 08:27 +00      4d ago
			⋮
			 7 tokens · 4 live · 1 ends within the hour · 1 unknown                             sort: expires ↑


			 ⏎ inspect  n issue  r refresh  d delete  y copy  Y copy as…  i import  V verify  ? all keys
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages['tokens of all'](80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken › all tokens                            4 connections · key: file 0600

			   STATE        TOKEN        CONNECT…  LABEL       EXPIRES ↑               LEFT
			 ▸ ◐ expiring   77c2…e0f4    prod-eu   ci smoke …  Nov 23 23:32 +00         41m
			   ● live       eyJh…x4Qk ★  savanna   spark job   Nov 28 03:39 +00       4d 4h
			   ● live       b07d…19aa    prod-eu   notebook …  Dec 01 09:30 +00      7d 10h
			   ● live       3f9a…c21e ★  prod-eu   nightly l…  Dec 23 13:58 +00     29d 15h
			   ? unknown    —            prod-eu   (answer l…  ≤ Dec 23 21:52 +00         –
			   ○ expired    9a1b…55d0    prod-eu   demo day    Nov 20 18:03 +00      3d ago
			   × deleted    0c4e…7b31    prod-eu   old loader  Nov 19 08:27 +00      4d ago
			⋮
			 7 tokens · 4 live · 1 ends within the hour · 1 unknown         sort: expires ↑


			 ⏎ inspect  n issue  r refresh  d delete  y copy  Y copy as…  ? all keys
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages['tokens of all'](40, 15))).toMatchInlineSnapshot(`
			"
			 all tokens               4 connections

			   STATE        TOKEN           LEFT
			 ▸ ◐ expiring   77c2…e0f4        41m
			   ● live       eyJh…x4Qk ★    4d 4h
			   ● live       b07d…19aa     7d 10h
			   ● live       3f9a…c21e ★  29d 15h
			   ? unknown    —                  –
			   ○ expired    9a1b…55d0     3d ago
			   × deleted    0c4e…7b31     4d ago
			 on prod-eu · 7 tokens · 4 live · 1 end…


			 ⏎ inspect  n issue  ? all keys
			"
		`)
	})
})

describe('no tokens', () => {
	it('100×30', async () => {
		expect(frame(await pages['no tokens'](100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken › legacy › tokens                                                        ● 3.4.0 · auth on


			 No tokens on legacy yet.

			 n  issues one
			 i  imports one that was issued elsewhere
			⋮
			 n issue  i import  ? all keys  q quit
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages['no tokens'](80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken › legacy › tokens                                    ● 3.4.0 · auth on


			 No tokens on legacy yet.

			 n  issues one
			 i  imports one that was issued elsewhere
			⋮
			 n issue  i import  ? all keys  q quit
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages['no tokens'](40, 15))).toMatchInlineSnapshot(`
			"
			 legacy › tokens      ● 3.4.0 · auth on


			 No tokens on legacy yet.

			 n  issues one
			 i  imports one that was issued elsewhe…
			⋮
			 n issue  i import  ? all keys  q quit
			"
		`)
	})
})

describe('at work, with a fault', () => {
	it('100×30', async () => {
		expect(frame(await pages['at work, with a fault'](100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › tokens                                    ● 3.9.3 · PROD · clock +3s · auth on

			   STATE        TOKEN        LABEL                        GRAPH        EXPIRES ↑               LEFT
			   ◐ expiring   77c2…e0f4    ci smoke 日本語              social       Nov 23 23:32 +00         41m
			   ◌ refreshi…  b07d…19aa    notebook ana                 social       Dec 01 09:30 +00      7d 10h
			 ▸ ● live       3f9a…c21e ★  nightly loader               social       Dec 23 13:58 +00     29d 15h
			   ? unknown    —            (answer lost)                social       ≤ Dec 23 21:52 +00         –
			   ○ expired    9a1b…55d0    demo day                     social       Nov 20 18:03 +00      3d ago
			   × deleted    0c4e…7b31    old loader                   social       Nov 19 08:27 +00      4d ago
			⋮
			 6 tokens · 3 live · 1 ends within the hour · 1 unknown                             sort: expires ↑
			 refreshing b07d…19aa… (esc stops)
			 ✗ prod-eu refused the secret (REST-1101). It may have been dropped.
			   Edit the connection and put a new secret in.
			 ⏎ inspect  n issue  r refresh  d delete  y copy  Y copy as…  i import  V verify  ? all keys
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages['at work, with a fault'](80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › tokens                ● 3.9.3 · PROD · clock +3s · auth on

			   STATE        TOKEN        LABEL         GRAPH   EXPIRES ↑               LEFT
			   ◐ expiring   77c2…e0f4    ci smoke 日…  social  Nov 23 23:32 +00         41m
			   ◌ refreshi…  b07d…19aa    notebook ana  social  Dec 01 09:30 +00      7d 10h
			 ▸ ● live       3f9a…c21e ★  nightly loa…  social  Dec 23 13:58 +00     29d 15h
			   ? unknown    —            (answer los…  social  ≤ Dec 23 21:52 +00         –
			   ○ expired    9a1b…55d0    demo day      social  Nov 20 18:03 +00      3d ago
			   × deleted    0c4e…7b31    old loader    social  Nov 19 08:27 +00      4d ago
			⋮
			 6 tokens · 3 live · 1 ends within the hour · 1 unknown         sort: expires ↑
			 refreshing b07d…19aa… (esc stops)
			 ✗ prod-eu refused the secret (REST-1101). It may have been dropped.
			   Edit the connection and put a new secret in.
			 ⏎ inspect  n issue  r refresh  d delete  y copy  Y copy as…  ? all keys
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages['at work, with a fault'](40, 15))).toMatchInlineSnapshot(`
			"
			 prod-eu › tokens        ● 3.9.3 · PROD

			   STATE        TOKEN           LEFT
			   ◐ expiring   77c2…e0f4        41m
			   ◌ refreshing b07d…19aa     7d 10h
			 ▸ ● live       3f9a…c21e ★  29d 15h
			   ? unknown    —                  –
			   ○ expired    9a1b…55d0     3d ago
			 6 tokens · 3 live · 1 ends within the …
			 refreshing b07d…19aa… (esc stops)
			 ✗ prod-eu refused the secret
			   (REST-1101). It may have been
			   dropped. …
			 ⏎ inspect  n issue  ? all keys
			"
		`)
	})
})

describe('a history that cannot be written', () => {
	it('100×30', async () => {
		expect(frame(await pages['a history that cannot be written'](100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken                                                             4 connections · key: file 0600
			 Nothing can be written: it was written by a newer version of this program.
			   NAME                   HOST                       GRAPH        SERVER          LIVE  NEXT EXPIRY
			▸1 lab RO                 127.0.0.1:14240            tests        ✗ auth is off      0            –
			 2 legacy                 10.1.4.7:9000              cards        ● 3.4.0            0            –
			 3 prod-eu PROD           10.1.4.7:9000              social       ● 3.9.3         3+1?          41m
			 4 savanna                x.i.tgcloud.io             social       ● 4.1.0            1        4d 4h
			⋮
			 expiries   hour ▇▇▇ 1   day –   week ▇▇▇ 1   month ▇▇▇▇▇▇ 2   later –

			 REST++ authentication is not enabled on lab, so it issues no tokens.
			 On the server: gadmin config set RESTPP.Factory.EnableAuth true && gadmin config apply && gadmin
			 restart restpp nginx gui gsql -y


			 ⏎ tokens  a add  e edit  t test  d delete  T all tokens  / filter  ? all keys  q quit
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages['a history that cannot be written'](80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken                                         4 connections · key: file 0600
			 Nothing can be written: it was written by a newer version of this program.
			   NAME            HOST              GRAPH     SERVER         LIVE  NEXT EXPIRY
			▸1 lab RO          127.0.0.1:14240   tests     ✗ auth is off     0            –
			 2 legacy          10.1.4.7:9000     cards     ● 3.4.0           0            –
			 3 prod-eu PROD    10.1.4.7:9000     social    ● 3.9.3        3+1?          41m
			 4 savanna         x.i.tgcloud.io    social    ● 4.1.0           1        4d 4h
			⋮
			 expiries   hour ▇▇▇ 1   day –   week ▇▇▇ 1   month ▇▇▇▇▇▇ 2   later –

			 REST++ authentication is not enabled on lab, so it issues no tokens.
			 On the server: gadmin config set RESTPP.Factory.EnableAuth true && gadmin
			 config apply && gadmin restart restpp nginx gui gsql -y


			 ⏎ tokens  a add  e edit  t test  d delete  T all tokens  / filter  ? all keys
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages['a history that cannot be written'](40, 15))).toMatchInlineSnapshot(`
			"
			 tgtoken                  4 connections
			 Nothing can be written: it was written
			 by a newer version of this program.
			   NAME               SERVER        LIVE
			▸1 lab RO             ✗ auth is off    0
			 2 legacy             ● 3.4.0          0
			 3 prod-eu PROD       ● 3.9.3       3+1?
			 4 savanna            ● 4.1.0          1

			 REST++ authentication is not enabled
			 on lab, so it issues no tokens.


			 ⏎ tokens  a add  e edit  ? all keys
			"
		`)
	})
})

describe('a token', () => {
	it('100×30', async () => {
		expect(frame(await pages['a token'](100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › 3f9a…c21e                                 ● 3.9.3 · PROD · clock +3s · auth on

			╭ token ─────────────────────────────────────────╮╭ known besides ─────────────────────────────────╮
			│ state       ● live                             ││ graph       social                             │
			│ ends        2026-12-23 13:58:12 +00            ││ asked by    secret loader                      │
			│ source      says the server                    ││ asked / got 30d / 30d                          │
			│ label       nightly loader                     ││ last check  accepted Nov 23 18:03 +00          │
			│ current     ★ of prod-eu                       ││ id          t1                                 │
			│ fingerprint t1e9 0ab1 2cd3                     ││                                                │
			╰────────────────────────────────────────────────╯╰────────────────────────────────────────────────╯
			 issued ━●─────────────────────────────────────────────────────────────────────────────────── ends
			 Nov 23 13:58 +00                        now: 29d 15h left                         Dec 23 13:58 +00

			 Nov 23 13:58 +00  issued     for 30d, ends Dec 23 13:58 +00 (says the server)
			 Nov 23 13:58 +00  labelled   nightly loader
			 Nov 23 18:03 +00  verified   the server accepts it
			 Nov 23 20:27 +00  copied     to the clipboard
			⋮
			 esc back  r refresh  d delete  y copy as…  s show  v verify  ? all keys  q quit
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages['a token'](80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › 3f9a…c21e             ● 3.9.3 · PROD · clock +3s · auth on

			╭ token ───────────────────────────────╮╭ known besides ───────────────────────╮
			│ state       ● live                   ││ graph       social                   │
			│ ends        2026-12-23 13:58:12 +00  ││ asked by    secret loader            │
			│ source      says the server          ││ asked / got 30d / 30d                │
			│ label       nightly loader           ││ last check  accepted Nov 23 18:03 +… │
			│ current     ★ of prod-eu             ││ id          t1                       │
			│ fingerprint t1e9 0ab1 2cd3           ││                                      │
			╰──────────────────────────────────────╯╰──────────────────────────────────────╯
			 issued ━●─────────────────────────────────────────────────────────────── ends
			 Nov 23 13:58 +00              now: 29d 15h left               Dec 23 13:58 +00

			 Nov 23 13:58 +00  issued     for 30d, ends Dec 23 13:58 +00 (says the server)
			 Nov 23 13:58 +00  labelled   nightly loader
			 Nov 23 18:03 +00  verified   the server accepts it
			 Nov 23 20:27 +00  copied     to the clipboard
			⋮
			 esc back  r refresh  d delete  y copy as…  s show  v verify  ? all keys  q quit
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages['a token'](40, 15))).toMatchInlineSnapshot(`
			"
			 prod-eu › 3f9a…c21e     ● 3.9.3 · PROD

			 state       ● live
			 ends        2026-12-23 13:58:12 +00
			 source      says the server
			 label       nightly loader
			 current     ★ of prod-eu
			 fingerprint t1e9 0ab1 2cd3
			 graph       social
			 asked by    secret loader
			 ↓ 16 more lines


			 esc back  r refresh  ? all keys
			"
		`)
	})
})

describe('a JWT', () => {
	it('100×30', async () => {
		expect(frame(await pages['a JWT'](100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken › savanna › eyJh…x4Qk                                                    ● 4.1.0 · auth on

			╭ token ─────────────────────────────────────────╮╭ claims (not verified) ─────────────────────────╮
			│ state       ● live                             ││ alg         HS256                              │
			│ ends        2026-11-28 03:39:00 +00            ││ sub         tigergraph                         │
			│ source      says the token itself              ││ iss         TigerGraph                         │
			│ label       spark job                          ││ iat         2026-11-21 00:40:05 +00            │
			│ current     ★ of savanna                       ││ exp         2026-11-28 00:40:05 +00            │
			│ fingerprint t7e9 0ab1 2cd3                     ││ graph       social                             │
			│ graph       social                             ││ roles       ["a","b"]                          │
			│ asked by    secret loader                      ││                                                │
			│ asked / got 7d / 7d                            ││                                                │
			│ id          t7                                 ││                                                │
			╰────────────────────────────────────────────────╯╰────────────────────────────────────────────────╯
			 issued ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━●────────────────────────────────────────────────── ends
			 Nov 21 03:39 +00                         now: 4d 4h left                          Nov 28 03:39 +00

			 Nov 21 03:39 +00  issued     for 7d, ends Nov 28 03:39 +00 (says the token itself)
			 Nov 21 03:39 +00  labelled   spark job
			 Nov 22 22:51 +00  failed     verifying: timed out; nothing changed
			⋮
			 esc back  r refresh  d delete  y copy as…  s show  v verify  ? all keys  q quit
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages['a JWT'](80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken › savanna › eyJh…x4Qk                                ● 4.1.0 · auth on

			╭ token ───────────────────────────────╮╭ claims (not verified) ───────────────╮
			│ state       ● live                   ││ alg         HS256                    │
			│ ends        2026-11-28 03:39:00 +00  ││ sub         tigergraph               │
			│ source      says the token itself    ││ iss         TigerGraph               │
			│ label       spark job                ││ iat         2026-11-21 00:40:05 +00  │
			│ current     ★ of savanna             ││ exp         2026-11-28 00:40:05 +00  │
			│ fingerprint t7e9 0ab1 2cd3           ││ graph       social                   │
			│ graph       social                   ││ roles       ["a","b"]                │
			│ asked by    secret loader            ││                                      │
			│ asked / got 7d / 7d                  ││                                      │
			│ id          t7                       ││                                      │
			╰──────────────────────────────────────╯╰──────────────────────────────────────╯
			 issued ━━━━━━━━━━━━━━━━━━━━━━━━━━●────────────────────────────────────── ends
			 Nov 21 03:39 +00               now: 4d 4h left                Nov 28 03:39 +00

			 Nov 21 03:39 +00  issued     for 7d, ends Nov 28 03:39 +00 (says the token
			                              itself)
			 ↓ 2 more lines


			 esc back  r refresh  d delete  y copy as…  s show  v verify  ? all keys  q quit
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages['a JWT'](40, 15))).toMatchInlineSnapshot(`
			"
			 savanna › eyJh…x4Qk  ● 4.1.0 · auth on

			 state       ● live
			 ends        2026-11-28 03:39:00 +00
			 source      says the token itself
			 label       spark job
			 current     ★ of savanna
			 fingerprint t7e9 0ab1 2cd3
			 graph       social
			 asked by    secret loader
			 ↓ 23 more lines


			 esc back  r refresh  ? all keys
			"
		`)
	})
})

describe('a token shown', () => {
	it('100×30', async () => {
		expect(frame(await pages['a token shown'](100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › 3f9a…c21e                                 ● 3.9.3 · PROD · clock +3s · auth on

			 The token itself, hidden again in 12s:
			3f9a0123456789abcdef0123456cc21e

			╭ token ─────────────────────────────────────────╮╭ known besides ─────────────────────────────────╮
			│ state       ● live                             ││ graph       social                             │
			│ ends        2026-12-23 13:58:12 +00            ││ asked by    secret loader                      │
			│ source      says the server                    ││ asked / got 30d / 30d                          │
			│ label       nightly loader                     ││ last check  accepted Nov 23 18:03 +00          │
			│ current     ★ of prod-eu                       ││ id          t1                                 │
			│ fingerprint t1e9 0ab1 2cd3                     ││                                                │
			╰────────────────────────────────────────────────╯╰────────────────────────────────────────────────╯
			 issued ━●─────────────────────────────────────────────────────────────────────────────────── ends
			 Nov 23 13:58 +00                        now: 29d 15h left                         Dec 23 13:58 +00

			 Nov 23 13:58 +00  issued     for 30d, ends Dec 23 13:58 +00 (says the server)
			 Nov 23 13:58 +00  labelled   nightly loader
			 Nov 23 18:03 +00  verified   the server accepts it
			 Nov 23 20:27 +00  copied     to the clipboard
			⋮
			 esc back  r refresh  d delete  y copy as…  s show  v verify  ? all keys  q quit
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages['a token shown'](80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › 3f9a…c21e             ● 3.9.3 · PROD · clock +3s · auth on

			 The token itself, hidden again in 12s:
			3f9a0123456789abcdef0123456cc21e

			╭ token ───────────────────────────────╮╭ known besides ───────────────────────╮
			│ state       ● live                   ││ graph       social                   │
			│ ends        2026-12-23 13:58:12 +00  ││ asked by    secret loader            │
			│ source      says the server          ││ asked / got 30d / 30d                │
			│ label       nightly loader           ││ last check  accepted Nov 23 18:03 +… │
			│ current     ★ of prod-eu             ││ id          t1                       │
			│ fingerprint t1e9 0ab1 2cd3           ││                                      │
			╰──────────────────────────────────────╯╰──────────────────────────────────────╯
			 issued ━●─────────────────────────────────────────────────────────────── ends
			 Nov 23 13:58 +00              now: 29d 15h left               Dec 23 13:58 +00

			 Nov 23 13:58 +00  issued     for 30d, ends Dec 23 13:58 +00 (says the server)
			 Nov 23 13:58 +00  labelled   nightly loader
			 Nov 23 18:03 +00  verified   the server accepts it
			 Nov 23 20:27 +00  copied     to the clipboard


			 esc back  r refresh  d delete  y copy as…  s show  v verify  ? all keys  q quit
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages['a token shown'](40, 15))).toMatchInlineSnapshot(`
			"
			 prod-eu › 3f9a…c21e     ● 3.9.3 · PROD

			 The token itself, hidden again in 12s:
			3f9a0123456789abcdef0123456cc21e

			 state       ● live
			 ends        2026-12-23 13:58:12 +00
			 source      says the server
			 label       nightly loader
			 current     ★ of prod-eu
			 ↓ 19 more lines


			 esc back  r refresh  ? all keys
			"
		`)
	})
})
