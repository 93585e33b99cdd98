import type { Fault } from './faults.ts'
import { denied } from './restpp-access.ts'
import { jsonReply, type SimReply } from './sim-reply.ts'
import type { WorldSettings } from './world.ts'

/** The page of a Savanna workspace that is waking up. */
export const wakingPage =
	'<!DOCTYPE html>\n<html><head><title>Starting workspace</title></head><body><h1>Starting workspace</h1><p>Please wait while the workspace resumes.</p></body></html>\n'

/** The reply a fault puts in the place of acting; undefined when the server acts all the same. */
export function insteadOfActing(fault: Fault, settings: WorldSettings): SimReply | undefined {
	switch (fault.kind) {
		case 'html':
			return { status: fault.status ?? 200, contentType: 'text/html', body: wakingPage }
		case 'reply':
			return {
				status: fault.status ?? 200,
				contentType: fault.contentType ?? 'application/json',
				body: fault.body,
			}
		case 'redirect':
			return { status: fault.status ?? 302, contentType: 'text/plain', body: '' }
		case 'status': {
			const { status } = fault
			if (status === 401 || status === 403) {
				const reply = denied(settings, 'REST-10016', 'the input token is not valid.')
				return { ...reply, status }
			}
			return jsonReply({ error: true, message: 'The server met an internal error.' }, status)
		}
		default:
			return undefined
	}
}

/** The settings as a fault bends them for one request. */
export function bentSettings(fault: Fault | undefined, settings: WorldSettings): WorldSettings {
	switch (fault?.kind) {
		case 'other-lifetime-unit': {
			const other = settings.lifetimeUnit === 'seconds' ? 'milliseconds' : 'seconds'
			return { ...settings, lifetimeUnit: other }
		}
		case 'refresh-answers-duration':
			return { ...settings, refreshAnswersDuration: true }
		case 'no-code':
			return { ...settings, omitCode: true }
		default:
			return settings
	}
}

const hostile = '\u001b[31m\u001b]0;owned\u0007\u009b2J\u202e\u2066\u200b\ufeff\r\n\u0000'

/** A reply as a fault spoils it on the way out. */
export function spoiledReply(fault: Fault | undefined, reply: SimReply): SimReply {
	if (fault?.kind !== 'control-characters' && fault?.kind !== 'huge') return reply
	const body: unknown = parsed(reply.body)
	if (typeof body !== 'object' || body === null) return reply
	const said = 'message' in body ? String(body.message) : ''
	const message =
		fault.kind === 'huge'
			? said + 'x'.repeat(fault.bytes ?? 60 * 1024 * 1024)
			: `${hostile}${said}${hostile}`
	return { ...reply, body: JSON.stringify({ ...body, message }) }
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text)
	} catch {
		return undefined
	}
}
