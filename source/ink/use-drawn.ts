import { useApp, useStdout } from 'ink'
import { useEffect } from 'react'
import type { Send } from '../ui/send.ts'

/**
 * Says that what lies over the screen can be read, once its frame has reached the terminal, and
 * never in the turn it was asked for: keys typed before that do not answer it.
 * `overlayId` is undefined while nothing lies there, or not all of it can be seen.
 */
export function useDrawn(overlayId: number | undefined, send: Send): void {
	const { waitUntilRenderFlush } = useApp()
	const { stdout } = useStdout()
	useEffect(() => {
		if (overlayId === undefined) return
		let isGone = false
		const say = () => {
			if (!isGone) send({ kind: 'drawn', overlayId })
		}
		// Without a terminal Ink writes each frame as it is made; there is nothing to wait for.
		if ('isTTY' in stdout && stdout.isTTY) void waitUntilRenderFlush().then(say)
		else setImmediate(say)
		return () => {
			isGone = true
		}
	}, [overlayId, send, stdout, waitUntilRenderFlush])
}
