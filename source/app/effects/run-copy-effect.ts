import type { Connection } from '../../model/connection.ts'
import type { Token } from '../../model/token.ts'
import { type CopyForm, copyText, tokenReport } from '../../work/copy-text.ts'
import { handOutToken } from '../../work/hand-out-token.ts'
import type { Ports } from '../../work/ports.ts'
import type { End } from '../message.ts'
import { nameOf } from '../token-name.ts'
import type { Clipboard } from './copied.ts'
import { doneEnd, faultEnd } from './end.ts'

/** Copies a token, or something made of it; where nothing takes it, the token is shown instead. */
export async function runCopy(
	ports: Ports,
	clipboard: Clipboard,
	connection: Connection,
	token: Token,
	form: CopyForm,
): Promise<End> {
	const named = nameOf(token)
	if (form === 'report') {
		const copied = await clipboard(tokenReport(connection, token, ports.nowMs()))
		if (copied.done) return doneEnd(`A report on ${named} copied: ${copied.way}`)
		return { flash: { level: 'note', text: `The report was not copied: ${copied.why}.` } }
	}
	const value = await handOutToken(ports, token, 'copied')
	if (!value.ok) return faultEnd(value.fault, connection)
	const copied = await clipboard(
		copyText(ports.history.view(), connection, token, value.value, form),
	)
	if (copied.done) return doneEnd(`${named} copied: ${copied.way}`)
	await handOutToken(ports, token, 'shown')
	const text = `${named} not copied: ${copied.why}. It is shown for 15 seconds.`
	return {
		flash: { level: 'note', text },
		revealed: { tokenId: token.id, value: value.value, opens: true },
	}
}
