import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createApi } from '../../source/rest/create-api.ts'
import { faultOf } from './outcomes.ts'
import { connectionTo, targetAt } from './subjects.ts'
import { tinyServers } from './tiny-servers.ts'

const servers = tinyServers()
const credentials = { secret: 'canarycanarycanarycanarycanary00' }
const api = createApi({ timeoutMs: 5000 })

type Identity = { key: Buffer; cert: Buffer }

/** A self-signed certificate for localhost, made anew; undefined without openssl. */
function selfSigned(): Identity | undefined {
	const folder = mkdtempSync(join(tmpdir(), 'tls-'))
	const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
	try {
		const make =
			'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost'
		execFileSync('openssl', [...make.split(' '), '-keyout', key, '-out', cert], { stdio: 'ignore' })
		return { key: readFileSync(key), cert: readFileSync(cert) }
	} catch {
		return undefined
	} finally {
		rmSync(folder, { recursive: true })
	}
}

const identity = selfSigned()

describe.skipIf(identity === undefined)('over TLS (needs openssl to make a certificate)', () => {
	const secureServer = async () => {
		const got: string[] = []
		const server = createServer(identity ?? {}, (request, response) => {
			got.push(request.url ?? '')
			response.end('{"error":false}')
		})
		const port = await servers.listen(server)
		return { got, port }
	}

	it('says that a certificate is self-signed, before a byte of the request is sent', async () => {
		const { got, port } = await secureServer()
		const target = targetAt(`https://localhost:${port}`, 'query', credentials)
		expect(faultOf(await api.issue(target, { lifetimeSeconds: 60 }))).toMatchObject({
			code: 'tls-untrusted',
			mayHaveActed: false,
			place: `localhost:${port}`,
		})
		expect(got).toEqual([])
	})

	it('says that http was spoken to a TLS port', async () => {
		const { port } = await secureServer()
		const connection = connectionTo(`http://localhost:${port}`)
		expect(faultOf(await api.discover({ connection, credentials }))).toMatchObject({
			code: 'tls-expected',
			connection: 'lab',
			place: `localhost:${port}`,
		})
	})
})

it('says that https was spoken to an http port', async () => {
	const url = await servers.http((_, response) => response.end('{}'))
	const target = targetAt(url.replace('http:', 'https:'), 'json', credentials)
	expect(faultOf(await api.issue(target, { lifetimeSeconds: 60 }))).toMatchObject({
		code: 'tls-failed',
		detail: 'the port speaks plain http',
		mayHaveActed: false,
	})
})

it("knows the page of nginx's TLS port", async () => {
	const url = await servers.http((_, response) => {
		response.writeHead(400, { 'content-type': 'text/html' })
		response.end(
			'<html>\r\n<head><title>400 The plain HTTP request was sent to HTTPS port</title></head>\r\n</html>',
		)
	})
	const target = targetAt(url, 'json', credentials)
	expect(faultOf(await api.issue(target, { lifetimeSeconds: 60 }))).toMatchObject({
		code: 'tls-expected',
		mayHaveActed: false,
	})
	const connection = connectionTo(url)
	expect(faultOf(await api.discover({ connection, credentials })).code).toBe('tls-expected')
})
