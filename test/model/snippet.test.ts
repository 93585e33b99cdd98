import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { type SnippetSubject, snippet, snippetKinds } from '../../source/model/snippet.ts'

const subject: SnippetSubject = {
	restppUrl: 'https://tg.example.com:14240/restpp',
	gsqlUrl: 'https://tg.example.com:14240',
	dialect: 'json',
	version: '3.9.3',
	graph: 'social',
}
const token = 'tok7tok7tok7tok7tok7tok7tok7tok7'

describe('a snippet', () => {
	it.each(snippetKinds)('for %s names server and graph, and the token only when given', (kind) => {
		const text = snippet(kind, subject)
		expect(text).toContain('tg.example.com')
		if (kind !== 'curl') expect(text).toContain('social')
		expect(text).not.toMatch(/undefined|null|\[object/)
		expect(snippet(kind, { ...subject, token })).toContain(token)
	})

	it('for curl keeps the token out of every argument', () => {
		expect(snippet('curl', subject)).toBe(
			[
				`printf 'Authorization: Bearer %s\\n' "$TG_API_TOKEN" |`,
				`  curl --fail-with-body --header @- 'https://tg.example.com:14240/restpp/echo'`,
			].join('\n'),
		)
		const tls = { caFile: '/my ca.pem', certFile: '/c.pem', keyFile: '/k.pem', insecure: true }
		expect(snippet('curl', { ...subject, ...tls })).toContain(
			"@- --cacert '/my ca.pem' --cert '/c.pem' --key '/k.pem' --insecure 'https",
		)
	})

	it('for pyTigerGraph gives 4.x its own parameter, and the Cloud its switch', () => {
		expect(snippet('pytigergraph', subject)).toBe(
			[
				'import os',
				'from pyTigerGraph import TigerGraphConnection',
				'',
				'conn = TigerGraphConnection(',
				'    host="https://tg.example.com",',
				'    graphname="social",',
				'    restppPort="14240",',
				'    gsPort="14240",',
				'    apiToken=os.environ["TG_API_TOKEN"],',
				')',
			].join('\n'),
		)
		const cloud = {
			...subject,
			dialect: 'jwt',
			gsqlUrl: 'https://x.i.tgcloud.io',
			restppUrl: 'https://x.i.tgcloud.io/restpp',
		} as const
		const text = snippet('pytigergraph', cloud)
		expect(text).toContain('jwtToken=os.environ["TG_JWT_TOKEN"]')
		expect(text).toContain('tgCloud=True')
		expect(text).toContain('gsPort="443"')
	})

	it('for Spark and JDBC names the version they need', () => {
		expect(snippet('spark', subject)).toContain('"version" -> "3.9.3"')
		const { version: _, ...unknown } = subject
		expect(snippet('jdbc', { ...unknown, dialect: 'jwt' })).toContain('"version", "4.1.0"')
		expect(snippet('jdbc', subject)).toContain('"jdbc:tg:https://tg.example.com:14240"')
	})

	it('for the environment is what a shell takes it for, whatever stands in it', () => {
		const graph = `it's "$HOME" \`id\` \\n`
		const lines = snippet('env', { ...subject, graph, token, dialect: 'jwt' })
		const read = execFileSync('sh', [
			'-c',
			`${lines}\nprintf '%s|%s' "$TG_GRAPHNAME" "$TG_JWT_TOKEN"`,
		])
		expect(read.toString()).toBe(`${graph}|${token}`)
		expect(snippet('env', subject)).not.toContain('TOKEN')
	})
})
