import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { versionIn } from '../../source/rest/discovery/probes.ts'
import { readReply } from '../../source/rest/replies/read-reply.ts'

const version = `{"error":"false", "message":"TigerGraph RESTPP: \n --- Version --- \n\nproduct              release_3.9.3_05-11-2023     8c6e13d3  2023-05-11 17:33:15 -0700\ngpe   release_3.9.9_x\n"}`

it('reads the raw newlines of /version', () => {
	const body = readReply(version)
	expect(body).toMatchObject({ kind: 'object', value: { error: 'false' } })
	expect(body.kind === 'object' && versionIn(body.value.message ?? '')).toBe('3.9.3')
})

it('keeps escapes as they are where it mends raw characters', () => {
	expect(readReply('{"message":"a\\"b\\\\\n\tc","code":"x"}')).toMatchObject({
		value: { message: 'a"b\\\n\tc', code: 'x' },
	})
})

it.each([
	['<!DOCTYPE html><html></html>', 'page'],
	['  \n<html><head></head></html>', 'page'],
	['<!-- proxy --><HTML>', 'page'],
	['<?xml version="1.0"?><!DOCTYPE html PUBLIC "x">', 'page'],
	['<error>not a page</error>', 'text'],
	['404 page not found', 'text'],
	['{"error":fal', 'text'],
	['{"a":1} and more', 'text'],
	['[]', 'text'],
	['null', 'text'],
	['', 'empty'],
	[' \r\n', 'empty'],
	['\ufeff{"error":false}', 'object'],
])('sorts %j as %s', (text, kind) => {
	expect(readReply(text).kind).toBe(kind)
})

it('takes a member of an unexpected type for an absent one', () => {
	expect(
		readReply('{"error":1,"code":2,"message":[],"token":{},"expiration":null,"results":"x"}'),
	).toEqual({ kind: 'object', value: {} })
	expect(readReply('{"__proto__":{"token":"x"},"results":{"token":5}}')).toMatchObject({
		value: { results: {} },
	})
})

it('reads any JSON object, and never throws', () => {
	fc.assert(
		fc.property(fc.object(), (object) => {
			expect(readReply(JSON.stringify(object)).kind).toBe('object')
		}),
	)
	fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => readReply(text).kind.length > 0))
	fc.assert(
		fc.property(
			fc.nat(version.length),
			(end) => readReply(version.slice(0, end)).kind !== undefined,
		),
	)
	expect(readReply(`{"a":${'['.repeat(500_000)}`).kind).toBe('text')
	expect(readReply(`{"${'\\'.repeat(500_000)}`).kind).toBe('text')
	// Quadratic time over these would be minutes.
	expect(readReply(`{"${'\\"'.repeat(450_000)}`).kind).toBe('text')
	expect(readReply(`{"a":"${'\n'.repeat(450_000)}`).kind).toBe('text')
})

it('finds the version of the product and of nothing else', () => {
	expect(versionIn('product release_4.1.0_x')).toBe('4.1.0')
	expect(versionIn('product release_3.10_x')).toBe('3.10')
	expect(versionIn('gpe release_4.1.0_x')).toBeUndefined()
	expect(versionIn('product release_4.1.0.1234')).toBe('4.1.0')
	expect(versionIn('')).toBeUndefined()
})
