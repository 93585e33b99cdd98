import { describe, expect, it } from 'vitest'
import { frame } from './draw.tsx'
import { pages } from './pages.ts'

describe('delete, in production', () => {
	it('100×30', async () => {
		expect(frame(await pages['delete, in production'](100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › tokens                                    ● 3.9.3 · PROD · clock +3s · auth on
			╭ Delete this token on prod-eu? ───────────────────────────────────────────────────────────────╮
			│                                                                                              │
			│ 3f9a…c21e   nightly loader                                                                   │
			│ graph social   fingerprint t1e90ab12cd3                                                      │
			│ live, ends Dec 23 13:58 +00, 29d 15h left                                                    │
			│ ★ the current token of prod-eu                                                               │
			│                                                                                              │
			│ Programs that use it stop working at once. This cannot be undone.                            │
			│                                                                                              │
			│ prod-eu is marked production: type its name to go on                                         │
			│ ›                                                                                            │
			│                                                                                              │
			│ ⏎ delete when the name is right      esc keep the token (default)                            │
			╰──────────────────────────────────────────────────────────────────────────────────────────────╯
			⋮
			 ⏎ delete  esc keep the token
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages['delete, in production'](80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken › prod-eu › tokens                ● 3.9.3 · PROD · clock +3s · auth on
			╭ Delete this token on prod-eu? ───────────────────────────────────────────────╮
			│                                                                              │
			│ 3f9a…c21e   nightly loader                                                   │
			│ graph social   fingerprint t1e90ab12cd3                                      │
			│ live, ends Dec 23 13:58 +00, 29d 15h left                                    │
			│ ★ the current token of prod-eu                                               │
			│                                                                              │
			│ Programs that use it stop working at once. This cannot be undone.            │
			│                                                                              │
			│ prod-eu is marked production: type its name to go on                         │
			│ ›                                                                            │
			│                                                                              │
			│ ⏎ delete when the name is right      esc keep the token (default)            │
			╰──────────────────────────────────────────────────────────────────────────────╯
			⋮
			 ⏎ delete  esc keep the token
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages['delete, in production'](40, 15))).toMatchInlineSnapshot(`
			"
			 prod-eu › tokens        ● 3.9.3 · PROD
			 Delete this token on prod-eu?
			 3f9a…c21e   nightly loader
			 graph social   fingerprint
			 t1e90ab12cd3
			 live, ends Dec 23 13:58 +00, 29d 15h
			 left
			 ★ the current token of prod-eu
			 Programs that use it stop working at
			 once. This cannot be undone.
			 prod-eu is marked production: type its
			 name to go on
			 ›
			 ⏎ delete  esc keep the token
			"
		`)
	})
})

describe('delete, no token chosen', () => {
	it('100×30', async () => {
		expect(frame(await pages['delete, no token chosen'](100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken › savanna › tokens                                                       ● 4.1.0 · auth on
			╭ Delete this token on savanna? ───────────────────────────────────────────────────────────────╮
			│                                                                                              │
			│ eyJh…x4Qk   spark job                                                                        │
			│ graph social   fingerprint t7e90ab12cd3                                                      │
			│ live, ends Nov 28 03:39 +00, 4d 4h left                                                      │
			│ No token was chosen: this is the current one of savanna.                                     │
			│                                                                                              │
			│ Programs that use it stop working at once. This cannot be undone.                            │
			│                                                                                              │
			│ y delete      n keep the token (default)                                                     │
			╰──────────────────────────────────────────────────────────────────────────────────────────────╯
			⋮
			 y delete  n keep the token (default)
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages['delete, no token chosen'](80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken › savanna › tokens                                   ● 4.1.0 · auth on
			╭ Delete this token on savanna? ───────────────────────────────────────────────╮
			│                                                                              │
			│ eyJh…x4Qk   spark job                                                        │
			│ graph social   fingerprint t7e90ab12cd3                                      │
			│ live, ends Nov 28 03:39 +00, 4d 4h left                                      │
			│ No token was chosen: this is the current one of savanna.                     │
			│                                                                              │
			│ Programs that use it stop working at once. This cannot be undone.            │
			│                                                                              │
			│ y delete      n keep the token (default)                                     │
			╰──────────────────────────────────────────────────────────────────────────────╯
			⋮
			 y delete  n keep the token (default)
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages['delete, no token chosen'](40, 15))).toMatchInlineSnapshot(`
			"
			 savanna › tokens     ● 4.1.0 · auth on
			 Delete this token on savanna?
			 eyJh…x4Qk   spark job
			 graph social   fingerprint
			 t7e90ab12cd3
			 live, ends Nov 28 03:39 +00, 4d 4h
			 left
			 No token was chosen: this is the
			 current one of savanna.
			 Programs that use it stop working at
			 once. This cannot be undone.


			 y delete  n keep the token (default)
			"
		`)
	})
})

describe('mark as gone', () => {
	it('100×30', async () => {
		expect(frame(await pages['mark as gone'](100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken › savanna › tokens                                                       ● 4.1.0 · auth on
			╭ Record this token as gone on savanna? ───────────────────────────────────────────────────────╮
			│                                                                                              │
			│ eyJh…x4Qk   spark job                                                                        │
			│ graph social   fingerprint t7e90ab12cd3                                                      │
			│ live, ends Nov 28 03:39 +00, 4d 4h left                                                      │
			│                                                                                              │
			│ savanna does not know this token: it is gone there already, or was never its own.            │
			│ Yes asks once more, and writes it down as already gone.                                      │
			│                                                                                              │
			│ y record it      n leave it (default)                                                        │
			╰──────────────────────────────────────────────────────────────────────────────────────────────╯
			⋮
			 y record it  n leave it (default)
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages['mark as gone'](80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken › savanna › tokens                                   ● 4.1.0 · auth on
			╭ Record this token as gone on savanna? ───────────────────────────────────────╮
			│                                                                              │
			│ eyJh…x4Qk   spark job                                                        │
			│ graph social   fingerprint t7e90ab12cd3                                      │
			│ live, ends Nov 28 03:39 +00, 4d 4h left                                      │
			│                                                                              │
			│ savanna does not know this token: it is gone there already, or was never its │
			│ own.                                                                         │
			│ Yes asks once more, and writes it down as already gone.                      │
			│                                                                              │
			│ y record it      n leave it (default)                                        │
			╰──────────────────────────────────────────────────────────────────────────────╯
			⋮
			 y record it  n leave it (default)
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages['mark as gone'](40, 15))).toMatchInlineSnapshot(`
			"
			 savanna › tokens     ● 4.1.0 · auth on
			 Record this token as gone on savanna?
			 eyJh…x4Qk   spark job
			 graph social   fingerprint
			 t7e90ab12cd3
			 live, ends Nov 28 03:39 +00, 4d 4h
			 left
			 savanna does not know this token: it
			 is gone there already, or was never
			 its own.
			 Yes asks once more, and writes it down
			 as already gone.

			 y record it  n leave it (default)
			"
		`)
	})
})

describe('remove a connection', () => {
	it('100×30', async () => {
		expect(frame(await pages['remove a connection'](100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken                                                             4 connections · key: file 0600
			╭ Remove savanna from the list? ───────────────────────────────────────────────────────────────╮
			│                                                                                              │
			│ https://x.i.tgcloud.io                                                                       │
			│ Tokens in the history that belong to it: 1, 1 of them perhaps still live.                    │
			│                                                                                              │
			│ Nothing is deleted on the server: tokens stay as they are, there and in the history.         │
			│ Its stored secret and password are forgotten. Added again under the same name and URL, it    │
			│ has its tokens back.                                                                         │
			│                                                                                              │
			│ y remove      n keep it (default)                                                            │
			╰──────────────────────────────────────────────────────────────────────────────────────────────╯
			⋮
			 y remove  n keep it (default)
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages['remove a connection'](80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken                                         4 connections · key: file 0600
			╭ Remove savanna from the list? ───────────────────────────────────────────────╮
			│                                                                              │
			│ https://x.i.tgcloud.io                                                       │
			│ Tokens in the history that belong to it: 1, 1 of them perhaps still live.    │
			│                                                                              │
			│ Nothing is deleted on the server: tokens stay as they are, there and in the  │
			│ history.                                                                     │
			│ Its stored secret and password are forgotten. Added again under the same     │
			│ name and URL, it has its tokens back.                                        │
			│                                                                              │
			│ y remove      n keep it (default)                                            │
			╰──────────────────────────────────────────────────────────────────────────────╯
			⋮
			 y remove  n keep it (default)
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages['remove a connection'](40, 15))).toMatchInlineSnapshot(`
			"
			 tgtoken                  4 connections
			 Remove savanna from the list?
			 https://x.i.tgcloud.io
			 Tokens in the history that belong to
			 it: 1, 1 of them perhaps still live.
			 Nothing is deleted on the server:
			 tokens stay as they are, there and in
			 the history.
			 Its stored secret and password are
			 forgotten. Added again under the same
			 name and URL, it has its tokens back.


			 y remove  n keep it (default)
			"
		`)
	})
})

describe('leave while something is under way', () => {
	it('100×30', async () => {
		expect(
			frame(await pages['leave while something is under way'](100, 30)),
		).toMatchInlineSnapshot(`
			"
			 tgtoken                                                             4 connections · key: file 0600
			╭ Leave now? ──────────────────────────────────────────────────────────────────────────────────╮
			│                                                                                              │
			│ deleting b07d…19aa on prod-eu                                                                │
			│                                                                                              │
			│ What is under way is stopped; whether the server did it may stay unknown.                    │
			│                                                                                              │
			│ y leave      n stay (default)                                                                │
			╰──────────────────────────────────────────────────────────────────────────────────────────────╯
			⋮
			 deleting b07d…19aa…
			 y leave  n stay (default)
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages['leave while something is under way'](80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken                                         4 connections · key: file 0600
			╭ Leave now? ──────────────────────────────────────────────────────────────────╮
			│                                                                              │
			│ deleting b07d…19aa on prod-eu                                                │
			│                                                                              │
			│ What is under way is stopped; whether the server did it may stay unknown.    │
			│                                                                              │
			│ y leave      n stay (default)                                                │
			╰──────────────────────────────────────────────────────────────────────────────╯
			⋮
			 deleting b07d…19aa…
			 y leave  n stay (default)
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages['leave while something is under way'](40, 15))).toMatchInlineSnapshot(`
			"
			 tgtoken                  4 connections
			 Leave now?
			 deleting b07d…19aa on prod-eu
			 What is under way is stopped; whether
			 the server did it may stay unknown.
			⋮
			 deleting b07d…19aa…
			 y leave  n stay (default)
			"
		`)
	})
})

describe('forget an unsaved token', () => {
	it('100×30', async () => {
		expect(frame(await pages['forget an unsaved token'](100, 30))).toMatchInlineSnapshot(`
			"
			 tgtoken                                                             4 connections · key: file 0600
			 One token is not stored: u shows it.
			╭ Forget this unsaved token? ──────────────────────────────────────────────────────────────────╮
			│                                                                                              │
			│ a token of prod-eu                                                                           │
			│                                                                                              │
			│ It is stored nowhere else: once forgotten, nobody can use or delete it, and it stays live    │
			│ until it expires.                                                                            │
			│                                                                                              │
			│ y forget it      n keep it (default)                                                         │
			╰──────────────────────────────────────────────────────────────────────────────────────────────╯
			⋮
			 y forget it  n keep it (default)
			"
		`)
	})
	it('80×24', async () => {
		expect(frame(await pages['forget an unsaved token'](80, 24))).toMatchInlineSnapshot(`
			"
			 tgtoken                                         4 connections · key: file 0600
			 One token is not stored: u shows it.
			╭ Forget this unsaved token? ──────────────────────────────────────────────────╮
			│                                                                              │
			│ a token of prod-eu                                                           │
			│                                                                              │
			│ It is stored nowhere else: once forgotten, nobody can use or delete it, and  │
			│ it stays live until it expires.                                              │
			│                                                                              │
			│ y forget it      n keep it (default)                                         │
			╰──────────────────────────────────────────────────────────────────────────────╯
			⋮
			 y forget it  n keep it (default)
			"
		`)
	})
	it('40×15', async () => {
		expect(frame(await pages['forget an unsaved token'](40, 15))).toMatchInlineSnapshot(`
			"
			 tgtoken                  4 connections
			 One token is not stored: u shows it.
			 Forget this unsaved token?
			 a token of prod-eu
			 It is stored nowhere else: once
			 forgotten, nobody can use or delete
			 it, and it stays live until it
			 expires.
			⋮
			 y forget it  n keep it (default)
			"
		`)
	})
})
