import { describe, expect, test } from 'vitest'
import type { State } from '../../source/app/state.ts'
import { startTalk } from './talk.ts'

test('a first connection: found in the environment, typed in, tested, edited, removed', async () => {
	const talk = await startTalk({
		connection: null,
		environment: { TG_HOST: 'http://127.0.0.1:1', TG_SECRET: 'canary-secret-of-the-environment' },
	})
	const secret = talk.sim.secrets.secret1 ?? ''
	const start = await talk.idle()
	expect(start).toContain('tgtoken, in plain lines. Type a number and press Enter to choose')
	expect(start).toContain('Connections: 0 connections.')
	expect(start).toContain('1. Add a connection.')
	expect(await talk.choose('Import connections')).toMatchInlineSnapshot(`
		"Import 1 connection from the environment?
		default, http://127.0.0.1:1, is added.
		Secrets, passwords and tokens found with them are sealed in the history. No server is changed.
		Type yes to go on: import. Anything else is no: leave it."
	`)
	expect(await talk.type('')).toMatchInlineSnapshot(`
		"No: everything is left as it is.
		Connections: 0 connections. Enter says the choices."
	`)
	expect((await talk.disk()).connections.size).toBe(0)
	await talk.choose('Import connections')
	const imported = await talk.type('yes')
	expect(imported).toContain('Done: 1 of 1 connections imported.')
	expect(imported).toContain('default refused the connection at 127.0.0.1:1.')
	expect((await talk.disk()).connections.size).toBe(1)

	expect(
		await talk.type('a', 'lab', 'nonsense', 'http://127.0.0.1', 'tests'),
	).toMatchInlineSnapshot(`
		"Add a connection.
		One field after another: Enter keeps what is there, a full stop alone goes to the end, b leaves the form.
		Name, empty. Hint: prod-eu.
		URL, empty. Hint: https://tg.example.com.
		Error: The URL has no scheme: write http:// or https:// before it. Write it as http://host or https://host:port.
		URL, now nonsense. Type another, or Enter to keep it.
		Graph, empty. Hint: none.
		Secret. What you type is not shown; Enter leaves it as it is."
	`)
	expect(talk.isShown()).toBe(false)
	await talk.type(secret)
	expect(talk.isShown()).toBe(true)
	await talk.type('', '')
	expect(await talk.type(talk.restppPort(), talk.gsqlPort(), '.')).toMatchInlineSnapshot(`
		"GSQL port, empty. Hint: found by itself.
		Version, empty. Hint: auto, or such as 3.9.
		Add a connection.
		1. Save.
		2. Test the connection as it is typed.
		3. Change Name, now lab.
		4. Change URL, now http://127.0.0.1.
		5. Change Graph, now tests.
		6. Change Secret, typed.
		7. Change User, empty.
		8. Change Password, empty.
		9. Change REST++ port, now RESTPP.
		10. Change GSQL port, now GSQL.
		11. Change Version, empty.
		12. Change Default lifetime, now 30d.
		13. Change CA file, empty.
		14. Change Client cert, empty.
		15. Change Client key, empty.
		16. Change Production, now no.
		17. Change Read-only, now no.
		18. Change Insecure, now no."
	`)
	expect(await talk.choose('Test the connection')).toMatchInlineSnapshot(`
		"Checking.
		Done: lab is TigerGraph 3.9.0, authentication on, N milliseconds."
	`)
	expect(await talk.choose('Save')).toMatchInlineSnapshot(`
		"Done: lab saved.
		lab answers: TigerGraph 3.9.0."
	`)
	expect(await talk.type('')).toMatchInlineSnapshot(`
		"Connections: 2 connections.
		1. default, port refused, no live token, host 127.0.0.1:1.
		2. lab, TigerGraph 3.9.0, no live token, host 127.0.0.1, graph tests.
		Choose a number, or 0 for what can be done here."
	`)

	expect(await talk.type('1')).toContain('default refused the connection at 127.0.0.1:1. Is ')
	expect(await talk.type('b', '', '2')).toContain(
		'http://127.0.0.1, asks with the secret that is stored, tokens for 30 days.',
	)
	expect(await talk.choose('Test the connection step')).toMatchInlineSnapshot(`
		"Testing lab, step by step. b stops it.
		host name: good, an address, no name to look up, N milliseconds.
		port: good, RESTPP open, GSQL open, N milliseconds.
		TLS: left out, the URL says http.
		HTTP: good, HTTP 401 from 127.0.0.1:RESTPP, N milliseconds.
		TigerGraph: good, TigerGraph 3.9.0: /requesttoken with JSON, N milliseconds.
		REST++ auth: good, on, N milliseconds.
		credentials: good, secret accepted, N milliseconds.
		graph: good, tests, N milliseconds.
		round trip: left out, it would issue a token; only when asked for.
		Everything on the way to a token answers.
		At: lab, TigerGraph 3.9.0, no live token, host 127.0.0.1, graph tests. Enter says what can be done to it."
	`)
	await talk.type('')
	await talk.choose('Edit the connection')
	await talk.type('.')
	expect(await talk.choose('Change Read-only')).toMatchInlineSnapshot(
		`"Read-only, nothing is issued, refreshed or deleted there: no. Type yes or no, or Enter for no."`,
	)
	await talk.type('yes')
	expect(await talk.choose('Save')).toMatchInlineSnapshot(`
		"Done: lab saved.
		lab answers: TigerGraph 3.9.0."
	`)
	await talk.type('')
	expect(await talk.choose('Remove the connection')).toMatchInlineSnapshot(`
		"Remove lab from the list?
		http://127.0.0.1.
		No token in the history belongs to it.
		Nothing is deleted on the server: tokens stay as they are, there and in the history.
		Its stored secret and password are forgotten. Added again under the same name and URL, it has its tokens back.
		Type yes to go on: remove. Anything else is no: keep it."
	`)
	expect(await talk.type('y')).toMatchInlineSnapshot(
		`"Done: lab removed; its tokens stay in the history."`,
	)
	const kept = [...(await talk.disk()).connections.values()]
	expect(kept.find(({ name }) => name === 'lab')).toMatchObject({
		graph: 'tests',
		readOnly: true,
		removedAtMs: expect.any(Number),
	})
	expect(talk.all()).not.toContain(secret)
	expect(talk.all()).not.toContain('canary-secret')
})

test('a token of 3.9: issued, listed, filtered, inspected, verified, copied, refreshed, deleted', async () => {
	const talk = await startTalk()
	await talk.type('1')
	await talk.choose('Open the tokens')
	expect(await talk.choose('Issue a new token')).toMatchInlineSnapshot(`
		"Issue a token on lab, graph tests.
		new end: Dec 24 09:00 +00 (now + lifetime).
		One field after another: Enter keeps what is there, a full stop alone goes to the end, b leaves the form.
		Lifetime, now 30d. Type another, or Enter to keep it."
	`)
	expect(await talk.type('soon')).toMatchInlineSnapshot(`
		"Error: “soon” is not a lifetime. Write 30d, 12h, 90m or a number of seconds, up to 100 years.
		Lifetime, now soon. Type another, or Enter to keep it."
	`)
	const review = await talk.type('12h', 'nightly loader', '.')
	expect(review).toContain('1. Issue.')
	expect(review).toContain('Change Label, now nightly loader.')
	expect(review).toContain('new end: Nov 24 21:00 +00 (now + lifetime).')
	expect(await talk.choose('Change Make it current')).toMatchInlineSnapshot(
		`"Make it current, the one used when no token is named: yes. Type yes or no, or Enter for yes."`,
	)
	expect(await talk.type('maybe', 'no')).toContain('Change Make it current, now no.')
	await talk.choose('Change Make it current')
	await talk.type('yes')
	expect(await talk.type('1')).toMatchInlineSnapshot(`
		"Issuing on lab.
		Done: Token fingerprint 9f11b1 (nightly loader) issued on lab, ends Nov 24 21:00 +00."
	`)
	expect(talk.sim.tokens()).toHaveLength(1)
	await talk.type('n', '.', '1')
	expect(await talk.type('')).toMatchInlineSnapshot(`
		"Tokens of lab: 2 tokens, 2 live, sorted by expires.
		1. live, ends in 12 hours, nightly loader, fingerprint 9f11b1, graph tests, ends Nov 24 21:00 +00.
		2. live, ends in 30 days, fingerprint 946899, the current one, graph tests, ends Dec 24 09:00 +00.
		Choose a number, or 0 for what can be done here."
	`)
	expect(await talk.type('/state:live !loader')).toMatchInlineSnapshot(`
		"Tokens of lab: 1 of 2 tokens match state:live !loader, 1 live, sorted by expires.
		1. live, ends in 30 days, fingerprint 946899, the current one, graph tests, ends Dec 24 09:00 +00.
		Choose a number, or 0 for what can be done here."
	`)
	expect(await talk.type('/nobody')).toContain(
		'Nothing matches; a slash alone takes the filter away.',
	)
	expect(await talk.type('/nobody')).toBe('That changes nothing; Enter says the choices.')
	expect(await talk.type('/')).toContain('Tokens of lab: 2 tokens, 2 live, sorted by expires.')

	await talk.type('1')
	expect(await talk.choose('Show everything known')).toMatchInlineSnapshot(`
		"State: live, ends in 12 hours.
		Ends: 2026-11-24 21:00:00 +00.
		How that is known: says the server.
		Label: nightly loader.
		Fingerprint: 9f11 b152 21a8.
		Graph: tests.
		Lifetime asked for, and got: 12 hours, 12 hours.
		Id: ID.
		2 events:
		Nov 24 09:00 +00, labelled: nightly loader.
		Nov 24 09:00 +00, issued: for 12 hours, ends Nov 24 21:00 +00 (says the server).
		Enter says what can be done."
	`)
	// What has not been said has no number.
	expect(await talk.type('1')).toContain('Nothing has the number 1 here')
	await talk.type('0')
	expect(await talk.choose('Ask the server whether')).toMatchInlineSnapshot(`
		"Checking nightly loader, fingerprint 9f11b1, on lab.
		Done: lab accepts token fingerprint 9f11b1 (nightly loader)."
	`)
	expect(await talk.choose('Copy it as')).toMatchInlineSnapshot(`
		"Copy the token as:
		1. the token itself.
		2. an Authorization header.
		3. a curl command.
		4. lines of Python for pyTigerGraph.
		5. options for the Spark connector.
		6. lines of Java for the JDBC driver.
		7. environment lines for a shell.
		8. a report without the token, for a ticket."
	`)
	expect(await talk.type('2')).toMatchInlineSnapshot(
		`"Done: Token fingerprint 9f11b1 (nightly loader) copied: the test took it."`,
	)
	await talk.type('')
	const value = talk.sim.tokens()[0]?.token ?? 'none'
	expect(talk.all()).not.toContain(value)
	expect(await talk.choose('Show the token itself')).toContain(`\n${value}`)
	expect(await talk.type('l', 'ci smoke')).toMatchInlineSnapshot(`
		"Label token fingerprint 9f11b1.
		b leaves everything as it is.
		Label, now nightly loader. Type another, or Enter to keep it.
		Done: Token fingerprint 9f11b1 (nightly loader) labelled."
	`)
	await talk.type('')
	expect(await talk.choose('Refresh the token')).toMatchInlineSnapshot(`
		"Refresh token fingerprint 9f11b1 on lab.
		label ci smoke.
		old end: Nov 24 21:00 +00 (12 hours).
		new end: Dec 24 09:00 +00 (now + lifetime).
		b leaves everything as it is.
		Lifetime, now 30d. Type another, or Enter to keep it."
	`)
	expect(await talk.type('2d')).toMatchInlineSnapshot(`
		"Refreshing ci smoke, fingerprint 9f11b1, on lab.
		Done: Token fingerprint 9f11b1 (ci smoke) refreshed on lab, ends Nov 26 09:00 +00."
	`)
	expect(await talk.type('b')).toMatchInlineSnapshot(
		`"Tokens of lab: 2 tokens, 2 live, sorted by expires. Enter says the choices."`,
	)

	talk.sim.control.failNext({ kind: 'status', status: 500 }, { method: 'DELETE' })
	await talk.type('', '1')
	expect(await talk.choose('Delete the token')).toMatchInlineSnapshot(`
		"Delete this token on lab?
		Token fingerprint 9f11b1, ci smoke.
		graph tests, fingerprint 9f11b15221a8.
		live, ends Nov 26 09:00 +00, 2 days left.
		Programs that use it stop working at once. This cannot be undone.
		Type yes to go on: delete. Anything else is no: keep the token."
	`)
	expect(await talk.type('yes')).toMatchInlineSnapshot(`
		"Deleting ci smoke, fingerprint 9f11b1, on lab.
		Error: lab failed on its own side: The server met an internal error. Try again; if it goes on, look at the server’s own log."
	`)
	expect(await talk.type('e')).toMatchInlineSnapshot(`
		"The last error. lab failed on its own side: The server met an internal error.
		Next: Try again; if it goes on, look at the server’s own log.
		Connection: lab.
		Place: 127.0.0.1:RESTPP.
		HTTP status: 500.
		Server said: The server met an internal error.
		Kind: server error."
	`)
	expect(await talk.type('d', 'n')).toContain('No: everything is left as it is.')
	expect(await talk.type('d', 'yes')).toMatchInlineSnapshot(`
		"Delete this token on lab?
		Token fingerprint 9f11b1, ci smoke.
		graph tests, fingerprint 9f11b15221a8.
		live, ends Nov 26 09:00 +00, 2 days left.
		Programs that use it stop working at once. This cannot be undone.
		Type yes to go on: delete. Anything else is no: keep the token.
		Deleting ci smoke, fingerprint 9f11b1, on lab.
		Done: Token fingerprint 9f11b1 (ci smoke) deleted on lab (the server confirmed)."
	`)
	expect(talk.sim.tokens().map(({ dropped }) => dropped)).toEqual([true, false])
	const [first, second] = (await talk.disk()).tokens.values()
	expect([first?.ended?.how, second?.ended]).toEqual(['confirmed', undefined])
	expect(first?.label).toBe('ci smoke')

	expect(await talk.type('h')).toMatchInlineSnapshot(`
		"When live tokens end:
		1. within the hour: 0 tokens.
		2. within a day: 0 tokens.
		3. within a week: 0 tokens.
		4. within a month: 1 token: lab 1.
		5. later: 0 tokens."
	`)
	expect(await talk.type('4')).toMatchInlineSnapshot(`
		"Tokens of all connections: 1 of 2 tokens match ends:month, 1 live, sorted by expires.
		1. live, ends in 30 days, fingerprint 946899, the current one, on lab, graph tests, ends Dec 24 09:00 +00.
		Choose a number, or 0 for what can be done here."
	`)
	expect(await talk.type('m')).toContain('Messages, the latest first')
	talk.runtime.send({
		kind: 'requested',
		request: {
			atMs: talk.clock.nowMs(),
			method: 'GET',
			place: 'http://x/echo',
			status: 200,
			tookMs: 3,
		},
	})
	expect(await talk.type('A')).toMatchInlineSnapshot(`
		"Requests made since the start, the latest first: 1.
		09:00:00, GET http://x/echo, status 200, N milliseconds."
	`)
	expect(await talk.type('q')).toBe('Leaving.')
	expect(await talk.runtime.whenLeft()).toBe(0)
})

test('many tokens: marked by their numbers or by what they are, and each told as it ends', async () => {
	const talk = await startTalk({ connection: { production: true } })
	await talk.type('1', 't', 'b', '1')
	await talk.choose('Open the tokens')
	// Of different lengths, so that their order is always the same.
	await talk.type('n', '10d', 'one', '.', '1', 'n', '20d', 'two', '.', '1', 'n', '.', '1')
	await talk.type('')
	expect(await talk.type(':unmark')).toContain('1. Take all marks away.')
	expect(await talk.type('1', ':qqq')).toContain('No action has these letters.')
	await talk.type('b', '')
	expect(await talk.type('1 3')).toMatchInlineSnapshot(
		`"2 marked: d deletes them, after a question."`,
	)
	expect(await talk.type('7 1')).toContain('Nothing has the number 7 here')
	talk.sim.control.failNext({ kind: 'status', status: 500 }, { method: 'DELETE' })
	await talk.type('0')
	expect(await talk.choose('Delete the token')).toMatchInlineSnapshot(`
		"Delete 2 tokens on 1 connection?
		Token fingerprint 9f11b1, lab, one.
		Token fingerprint 349d97, lab.
		Some are on a production connection.
		Programs that use them stop working at once. This cannot be undone.
		Type 2 to go on: delete them. Enter alone is no: keep the tokens."
	`)
	expect(await talk.type('yes', 'lab')).toMatchInlineSnapshot(`
		"Type 2 to go on, or esc to leave it.
		Type 2 to go on, or esc to leave it."
	`)
	expect(talk.calls().filter((call) => call.startsWith('DELETE'))).toEqual([])
	expect(await talk.type('2')).toMatchInlineSnapshot(`
		"Deleting 2 tokens, one after another. b stops after the one under way.
		1 of 2: not done, one, fingerprint 9f11b1: lab failed on its own side: The server met an internal error.
		2 of 2: Token fingerprint 349d97 deleted on lab (the server confirmed).
		Error: 1 of 2 tokens deleted, 1 not.
		Tokens of lab: 3 tokens, 2 live, 1 marked, sorted by expires. Enter says the choices."
	`)
	expect(talk.sim.tokens().filter(({ dropped }) => dropped)).toHaveLength(1)
	await talk.type('0')
	expect(await talk.choose('Show what became of each')).toMatchInlineSnapshot(`
		"Deleting 2 tokens is over:
		1. not done, one, fingerprint 9f11b1: lab failed on its own side: The server met an internal error.
		2. Token fingerprint 349d97 deleted on lab (the server confirmed).
		Tokens of lab: 3 tokens, 2 live, 1 marked, sorted by expires. Enter says the choices."
	`)
	await talk.type('U', '0')
	expect(await talk.choose('Mark all expired')).toMatchInlineSnapshot(`
		"Mark, of the tokens listed:
		1. 0 expired.
		2. 0 superseded by a later one of the same label.
		3. 0 without a label, the current ones left out."
	`)
	expect(await talk.type('3')).toMatchInlineSnapshot(`"There is none of those here."`)
	await talk.type('', '1')
	expect(await talk.choose('Mark the token')).toMatchInlineSnapshot(`"1 marked."`)
})

test('a token of 4.1: imported, taken apart, rotated', async () => {
	const talk = await startTalk({ protocol: '4.1' })
	const { token: value } = talk.sim.mint()
	await talk.type('1')
	await talk.choose('Open the tokens')
	expect(await talk.choose('Import a token')).toMatchInlineSnapshot(`
		"Import a token into lab.
		A token that was issued elsewhere, to be watched, refreshed and deleted from here.
		One field after another: Enter keeps what is there, a full stop alone goes to the end, b leaves the form.
		Token. Hint: paste it here. What you type is not shown; Enter leaves it as it is."
	`)
	expect(talk.isShown()).toBe(false)
	expect(await talk.type(value, 'spark job', '', 'yes')).toMatchInlineSnapshot(`
		"Label, empty. Hint: what it is for.
		Ends in, empty. Hint: if you know: 30d, 12h.
		Make it current, the one used when no token is named: no. Type yes or no, or Enter for no.
		Import a token into lab.
		A token that was issued elsewhere, to be watched, refreshed and deleted from here.
		1. Import.
		2. Change Token, typed.
		3. Change Label, now spark job.
		4. Change Ends in, empty.
		5. Change Make it current, now yes."
	`)
	expect(await talk.type('1')).toMatchInlineSnapshot(
		`"Done: Token fingerprint f80e37 (spark job) imported into lab."`,
	)
	await talk.type('', '1')
	expect(await talk.choose('Show everything known')).toMatchInlineSnapshot(`
		"State: live, ends in 30 days.
		Ends: 2026-12-24 09:00:00 +00.
		How that is known: says the token itself.
		Label: spark job.
		Current token: of lab.
		Fingerprint: f80e 37a6 b325.
		Graph: tests.
		Id: ID.
		2 events:
		Nov 24 09:00 +00, imported: ends Dec 24 09:00 +00 (says the token itself).
		Nov 24 09:00 +00, labelled: spark job.
		Enter says what can be done.
		Claims, not verified:
		alg: HS256.
		sub: tigergraph.
		iat: 2026-11-24 09:00:00 +00.
		exp: 2026-12-24 09:00:00 +00.
		iss: TigerGraph.
		graph: tests.
		jti: hhwji7ob."
	`)
	expect(await talk.type('r')).toMatchInlineSnapshot(`
		"Rotate token fingerprint f80e37 on lab.
		label spark job.
		old end: Dec 24 09:00 +00 (30 days).
		new end: Dec 24 09:00 +00 (now + lifetime).
		TigerGraph 4.x cannot refresh a token. It is rotated: a new one is issued, then this one is deleted. Programs must be given the new one.
		b leaves everything as it is.
		Lifetime, now 30d. Type another, or Enter to keep it."
	`)
	expect(await talk.type('2h')).toMatchInlineSnapshot(`
		"Rotating spark job, fingerprint f80e37, on lab.
		Done: Token fingerprint f80e37 (spark job) rotated on lab: token fingerprint b5443b (spark job) took its place, ends Nov 24 11:00 +00.
		Token spark job, fingerprint b5443b. Enter says the choices."
	`)
	expect(talk.sim.tokens().map(({ dropped }) => dropped)).toEqual([true, false])
	expect(talk.all()).not.toContain(value)
	expect(await talk.files()).not.toContain(value)
})

test('secrets: listed, made and shown once, stored, dropped with what hangs on them', async () => {
	const talk = await startTalk({ connection: { user: 'tigergraph' } })
	await talk.type('1')
	expect(await talk.choose('Open the secrets')).toMatchInlineSnapshot(`
		"Secrets of tigergraph on lab.
		The server is being asked for them.
		Secrets of tigergraph on lab: 3.
		1. secret1, the connection’s own, graph tests, no live token is known to hang on it.
		2. secret2, graph tests, no live token is known to hang on it.
		3. secret3, graph tests, no live token is known to hang on it.
		Choose a number, or 0 for what can be done here."
	`)
	expect(await talk.type('n', 'bad alias')).toMatchInlineSnapshot(`
		"Make a secret on lab.
		The server makes it and shows it once. Programs ask for tokens with it.
		b leaves everything as it is.
		Alias, empty. Hint: loader.
		Error: “bad alias” cannot be a secret’s alias. Use letters, digits, dots, dashes and underscores, and begin with a letter or digit.
		Alias, now bad alias. Type another, or Enter to keep it."
	`)
	const shown = await talk.type('loader')
	const made = talk.runtime.getState().madeSecrets[0]?.value ?? 'none'
	expect(shown.replace(made, 'SECRET')).toMatchInlineSnapshot(`
		"Making a secret on lab.
		Done: The secret loader was made on lab.
		The secret loader of lab is on the next line; no server shows it again.
		SECRET
		1. Copy the secret to the clipboard of your terminal (OSC 52).
		2. Keep it as the connection’s own secret, in place of the one it has.
		3. Close it, once it is copied or stored. Not now: It is shown only now: y copies it, s stores it in the connection, L lets it go.
		4. Close it although it is kept nowhere; no server shows it again."
	`)
	expect(await talk.type('b')).toMatchInlineSnapshot(
		`"It is shown only now: y copies it, s stores it in the connection, L lets it go."`,
	)
	expect(await talk.choose('Keep it as')).toMatchInlineSnapshot(
		`"Done: loader is the secret of lab now."`,
	)
	expect(await talk.type('b')).toMatchInlineSnapshot(
		`"Secrets of tigergraph on lab: 4. Enter says the choices."`,
	)
	expect(await talk.type('')).toMatchInlineSnapshot(`
		"Secrets of tigergraph on lab: 4.
		1. secret1, graph tests, no live token is known to hang on it.
		2. secret2, graph tests, no live token is known to hang on it.
		3. secret3, graph tests, no live token is known to hang on it.
		4. loader, the connection’s own, graph tests, no live token is known to hang on it.
		Choose a number, or 0 for what can be done here."
	`)
	await talk.type('1')
	expect(await talk.choose('Drop the secret')).toMatchInlineSnapshot(`
		"Drop this secret on lab?
		secret1, one that begins wgb and ends z99, graph tests.
		Programs that use these tokens, or it, stop working. This cannot be undone.
		Type yes to go on: drop it. Anything else is no: keep the secret."
	`)
	expect(await talk.type('yes')).toMatchInlineSnapshot(`
		"Dropping the secret on lab.
		Done: The secret secret1 was dropped on lab.
		Secrets of tigergraph on lab: 3.
		1. secret2, graph tests, no live token is known to hang on it.
		2. secret3, graph tests, no live token is known to hang on it.
		3. loader, the connection’s own, graph tests, no live token is known to hang on it.
		Choose a number, or 0 for what can be done here."
	`)
	expect(talk.all().split(made)).toHaveLength(2)
})

describe('what is typed ahead or pasted', () => {
	test('never answers a question', async () => {
		const talk = await startTalk()
		await talk.type('1', '1', 'n', '.', '1', '')
		await talk.type('1')
		talk.typeAtOnce('d', 'yes', 'y')
		expect(await talk.idle()).toContain('Delete this token on lab?')
		expect(talk.runtime.getState().overlay?.kind).toBe('confirm')
		expect(talk.calls().some((call) => call.startsWith('DELETE'))).toBe(false)
		await talk.type('no')
		talk.typeAtOnce('r', '1h', '2h')
		await talk.idle()
		expect(talk.runtime.getState().overlay).toMatchObject({
			form: 'refresh',
			values: { lifetime: '30d' },
		})
		expect(talk.calls().filter((call) => call.startsWith('PUT'))).toEqual([])
	})
})

test('time alone says nothing but that a token comes near its end, once', async () => {
	const talk = await startTalk()
	await talk.type('1', '1', 'n', '2h', 'nightly', '.', '1')
	for (let minute = 0; minute < 50; minute++) talk.clock.move(60_000)
	expect(await talk.idle()).toBe('')
	for (let minute = 0; minute < 50; minute++) talk.clock.move(60_000)
	// Once each, whatever the second the tick came at.
	const told = /^Token fingerprint 9f11b1 \(nightly\) on lab ends in [^\n]+\.$/
	expect(await talk.idle()).toMatch(told)
	for (let second = 0; second < 3000; second++) talk.clock.move(1000)
	expect(await talk.idle()).toMatch(told)
	expect(await talk.type('')).toMatch(
		/^1\. expired \d+ minutes ago, nightly, fingerprint 9f11b1, /m,
	)
	talk.runtime.send({ kind: 'interrupt' })
	expect(await talk.idle()).toBe('Press Ctrl-C again to leave at once.')
	talk.runtime.send({ kind: 'interrupt' })
	expect(await talk.idle()).toBe('Leaving.')
	expect(await talk.runtime.whenLeft()).toBe(130)
})

test('a server that is waking up is waited for, and its block list is cleared by its name', async () => {
	const talk = await startTalk({ protocol: '4.1', connection: { user: 'tigergraph' } })
	await talk.type('1')
	await talk.choose('Open the tokens')
	await talk.type('n', '.', '1', '', '1', 'd', 'yes')
	expect(talk.sim.tokens().map(({ dropped }) => dropped)).toEqual([true])
	expect(await talk.type('B')).toMatchInlineSnapshot(`
		"Block list of tigergraph on lab.
		1 of its deletions stand on the server’s block list.
		A server keeps 20 unless told otherwise, and 50 at most.
		The oldest was deleted 2026-11-24 09:00:00 +00.
		No server tells what is on it; counted is what was deleted over this connection.
		Clearing it makes 1 token valid again, and what other programs deleted.
		Token fingerprint f80e37, ends Dec 24 09:00 +00.
		1. Clear the list on the server, after a question: the tokens on it are valid again.
		2. Close it."
	`)
	expect(await talk.choose('Clear the list')).toMatchInlineSnapshot(`
		"Clear the block list of tigergraph on lab?
		This deleted token is VALID AGAIN at once:
		Token fingerprint f80e37, ends Dec 24 09:00 +00.
		What other programs deleted comes back too. Whoever still holds a token can use it.
		Type lab to go on: clear it. Enter alone is no: keep the list."
	`)
	expect(await talk.type('yes')).toMatchInlineSnapshot(`"Type lab to go on, or esc to leave it."`)
	expect(await talk.type('lab')).toContain('Done: The block list of tigergraph on lab is empty; 1 ')

	await talk.type('n', '.')
	talk.sim.control.wakeUpFor(1000)
	talk.typeAtOnce('1')
	const looked = (looks: number) =>
		talk.until(({ overlay }) => overlay?.kind === 'waking' && overlay.looks === looks)
	expect(await looked(1)).toMatchInlineSnapshot(`
		"Issuing on lab.
		Error: lab is waking up: its workspace was suspended and is starting. Wait for it: w on the screens, or tgtoken connections test lab --wait 5m.
		lab is waking up.
		looking now.
		Its workspace was suspended and is starting; usually that takes a minute or two.
		Nothing was changed there. Once it is awake you are asked again.
		1. Once it is awake: bring the form or question back that found it asleep. Not now: It is not awake yet.
		2. Go on waiting when the time was over. Not now: It is looked at again and again already.
		3. Stop waiting.
		one look in 0 seconds, next look in 10 seconds, for 5 minutes more."
	`)
	talk.sim.control.clearFaults()
	talk.clock.move(10_000)
	expect(await talk.idle()).toMatchInlineSnapshot(`
		"lab is awake.
		2 looks in 10 seconds.
		Nothing was changed there, and nothing is repeated by itself: the first choice brings the form back.
		1. Once it is awake: bring the form or question back that found it asleep.
		2. Go on waiting when the time was over. Not now: It is looked at again and again already.
		3. Stop waiting."
	`)
	expect(await talk.choose('Once it is awake')).toMatchInlineSnapshot(`
		"Issue a token on lab, graph tests.
		new end: Dec 24 09:00 +00 (now + lifetime).
		One field after another: Enter keeps what is there, a full stop alone goes to the end, b leaves the form.
		Lifetime, now 30d. Type another, or Enter to keep it."
	`)
	await talk.type('.')
	expect(await talk.type('1')).toMatchInlineSnapshot(`
		"Issuing on lab.
		Done: Token fingerprint 541ec4 issued on lab, ends Dec 24 09:00 +00."
	`)
	expect(talk.sim.tokens()).toHaveLength(2)
})

test('what goes wrong: an answer that is lost, a token that is gone, one the disk would not take', async () => {
	const talk = await startTalk()
	await talk.type('1')
	await talk.choose('Open the tokens')
	await talk.type('n', '.')
	talk.sim.control.failNext({ kind: 'cut-off' }, { method: 'POST' })
	expect(await talk.type('1')).toMatchInlineSnapshot(`
		"Issuing on lab.
		Error: lab dropped the connection before it had answered at 127.0.0.1:RESTPP. The server may have done what it was asked all the same. Try again; if it goes on, look at the server’s own log."
	`)
	expect(await talk.type('')).toMatch(
		/^1\. unknown, the last answer was lost, id \w+, graph tests, /m,
	)

	await talk.type('n', '.', '1', '')
	const { token = '' } = talk.sim.tokens().at(-1) ?? {}
	talk.sim.drop(token)
	await talk.type('1')
	expect(await talk.type('d', 'yes')).toContain('Record this token as gone on lab?')
	expect(await talk.type('yes')).toContain('was already gone on lab.')

	const operation = { id: 999, what: 'issuing', changesServer: true } as const
	const unsaved = { value: 'canary-token-not-stored', connectionName: 'lab' }
	talk.runtime.send({ kind: 'ended', operation, end: { unsaved } })
	expect(await talk.idle()).toMatchInlineSnapshot(`
		"This token is not stored: the server handed it out and the disk would not take it. It is live, and nothing else knows it.
		Copy it now, make room or mend the permissions, then import it. The token of lab, on the next line:
		canary-token-not-stored
		1. Forget the first unsaved token, after a question.
		2. Close; it stays to be seen again."
	`)
	await talk.type('b')
	expect(await talk.type('q')).toMatchInlineSnapshot(`
		"Leave now?
		a token of lab, not stored.
		What is not stored is lost: u shows it.
		Type yes to go on: leave. Anything else is no: stay."
	`)
	expect(await talk.type('')).toContain('No: everything is left as it is.')
	await talk.type('u')
	expect(await talk.choose('Forget the first')).toMatchInlineSnapshot(`
		"Forget this unsaved token?
		a token of lab.
		It is stored nowhere else: once forgotten, nobody can use or delete it, and it stays live until it expires.
		Type yes to go on: forget it. Anything else is no: keep it."
	`)
	await talk.type('yes')
	expect(await talk.type('q')).toBe('Leaving.')
})

test('on a read-only connection the reason stands behind what cannot be done', async () => {
	const talk = await startTalk({ connection: { readOnly: true } })
	expect(await talk.idle()).toContain('1. lab, its server is being looked at, read-only, ')
	expect(await talk.type('1')).toMatch(/Issue a new token\. Not now: lab is marked read-only: /)
	expect(await talk.choose('Issue a new token')).toContain('lab is marked read-only')
	expect(talk.runtime.getState().overlay).toBeUndefined()
})

test('a token is chosen to be refreshed by itself, is, and is let go', async () => {
	const talk = await startTalk()
	await talk.type('1')
	await talk.choose('Open the tokens')
	await talk.type('n', '2h', 'loader', '.', '1', '')
	expect(await talk.type('1')).toContain('Have the token refreshed by itself before it ends')
	expect(await talk.choose('Have the token refreshed by itself')).toMatchInlineSnapshot(
		`"Done: Token fingerprint 9f11b1 (loader) is refreshed by itself when less than 1h is left, while tgtoken is open."`,
	)
	expect(await talk.type('b', '')).toMatchInlineSnapshot(`
		"Tokens of lab: 1 token, 1 live, sorted by expires. Enter says the choices.
		Tokens of lab: 1 token, 1 live, sorted by expires.
		1. live, ends in 2 hours, loader, fingerprint 9f11b1, the current one, refreshed by itself, graph tests, ends Nov 24 11:00 +00.
		Choose a number, or 0 for what can be done here."
	`)
	talk.clock.move(3_660_000)
	const isDone = (state: State) => state.said.some(({ text }) => text.includes('by itself on lab'))
	expect(await talk.until(isDone)).toMatchInlineSnapshot(
		`"Done: Token fingerprint 9f11b1 (loader) refreshed by itself on lab, ends Dec 24 10:01 +00."`,
	)
	expect(talk.calls().filter((call) => call.startsWith('PUT'))).toHaveLength(1)
	await talk.type('1')
	expect(await talk.choose('Have the token refreshed by itself')).toMatchInlineSnapshot(
		`"Done: Token fingerprint 9f11b1 (loader) is refreshed by itself no more."`,
	)
})
