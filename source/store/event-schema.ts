import * as v from 'valibot'

const base = { id: v.pipe(v.string(), v.nonEmpty()), atMs: v.number() }
const text = v.exactOptional(v.string())
const number = v.exactOptional(v.number())

const birth = {
	masked: v.string(),
	fingerprint: v.string(),
	form: v.string(),
	expiresAtSeconds: number,
	expirySource: text,
}

// Words such as an action or a fault's code are left open: a newer version may know more of them.
const kinds: Readonly<Record<string, v.GenericSchema>> = {
	asked: v.looseObject({ ...base, action: v.string(), lifetimeSeconds: number }),
	issued: v.looseObject({
		...base,
		...birth,
		lifetimeAskedSeconds: number,
		lifetimeGotSeconds: number,
		lifetimeUnit: text,
		replaces: text,
	}),
	imported: v.looseObject({ ...base, ...birth }),
	refreshed: v.looseObject({
		...base,
		expiresAtSeconds: v.number(),
		expirySource: v.string(),
		previousExpiresAtSeconds: number,
		lifetimeAskedSeconds: number,
	}),
	deleted: v.looseObject({ ...base, how: v.string(), replacedBy: text }),
	failed: v.looseObject({ ...base, action: v.string(), code: v.string(), serverCode: text }),
	lost: v.looseObject({ ...base, action: v.string(), code: v.string() }),
	checked: v.looseObject({ ...base, accepted: v.boolean(), serverCode: text }),
	labelled: v.looseObject({ ...base, label: v.string() }),
	'auto-refresh': v.looseObject({ ...base, on: v.boolean() }),
	'handed-out': v.looseObject({ ...base, how: v.string() }),
}

const unknownKind = v.looseObject({ ...base, kind: v.string() })

/**
 * An event as it stands in a file. One of a kind this version does not know is taken as it is and
 * kept, so that a newer version finds it again.
 */
export const eventSchema = v.lazy((event) => {
	const kind = typeof event === 'object' && event !== null && 'kind' in event ? event.kind : ''
	return typeof kind === 'string' && Object.hasOwn(kinds, kind) && kinds[kind]
		? kinds[kind]
		: unknownKind
})
