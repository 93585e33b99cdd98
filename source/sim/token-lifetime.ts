import { errorReply, type SimReply } from './sim-reply.ts'
import type { World, WorldSettings } from './world.ts'

/** Thirty days, what `/requesttoken` gives when nobody asks for a lifetime. */
const defaultSeconds3x = 2_592_000
/** Seven days, what `/gsql/v1/tokens` gives when nobody asks for a lifetime. */
const defaultSeconds4x = 604_800

/**
 * The lifetime to give out, in seconds, or the server's refusal: not a number, or over the cap
 * (`GSQL.MaxAuthTokenLifeTimeSec`). Zero counts as not asked; a negative number as no number:
 * TigerGraph documents neither.
 */
export function tokenLifetime(
	world: World,
	settings: WorldSettings,
	asked: string | undefined,
): number | SimReply {
	const cap = settings.maxLifetimeSeconds
	const jwt = world.version.dialect === 'jwt'
	if (asked !== undefined && !/^\d{1,15}$/.test(asked)) {
		return errorReply(settings, {
			code: 'REST-1101',
			message: 'Invalid parameters, lifetime is not a number.',
			extra: { token: '' },
		})
	}
	const number = Number(asked ?? 0)
	if (number === 0) {
		const usual = jwt ? defaultSeconds4x : defaultSeconds3x
		return cap > 0 ? Math.min(usual, cap) : usual
	}
	const seconds =
		jwt && settings.lifetimeUnit === 'milliseconds' ? Math.floor(number / 1000) : number
	if (cap > 0 && seconds > cap) {
		if (settings.capsQuietly) return cap
		return errorReply(settings, {
			code: 'REST-3101',
			message: `The duration '${asked}' exceeds the maximum limit '${cap}'. Please enter a valid one.`,
			extra: { token: '' },
		})
	}
	return seconds
}
