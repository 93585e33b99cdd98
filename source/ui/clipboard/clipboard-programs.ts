/** Programs that write and read a clipboard; each a command line of a POSIX shell, with no secret in it. */
export type ClipboardPrograms = {
	/** What the way is called in a sentence. */
	readonly name: string
	/** Takes the text from its standard input. */
	readonly write: readonly [string, ...string[]]
	/** Prints the text; absent where nothing can. */
	readonly read?: string
	/** Empties the clipboard. */
	readonly clear?: string
}

type Env = Readonly<Record<string, string | undefined>>

/** The programs of the desktop this process runs on, those that suit it best first. */
export function nativePrograms(platform: NodeJS.Platform, env: Env): readonly ClipboardPrograms[] {
	if (platform === 'darwin') {
		return [{ name: 'pbcopy', write: ['pbcopy'], read: 'pbpaste', clear: 'pbcopy </dev/null' }]
	}
	if (platform === 'win32') return [{ name: 'clip', write: ['clip.exe'] }]
	return [
		...(env.WAYLAND_DISPLAY
			? [
					{
						name: 'wl-copy',
						write: ['wl-copy'],
						read: 'wl-paste --no-newline',
						clear: 'wl-copy --clear',
					} as const,
				]
			: []),
		...(env.DISPLAY
			? [
					{
						name: 'xclip',
						write: ['xclip', '-selection', 'clipboard', '-in'],
						read: 'xclip -selection clipboard -out',
						clear: 'xclip -selection clipboard -in </dev/null',
					} as const,
					{
						name: 'xsel',
						write: ['xsel', '--clipboard', '--input'],
						read: 'xsel --clipboard --output',
						clear: 'xsel --clipboard --clear',
					} as const,
				]
			: []),
		...(env.WSL_DISTRO_NAME ? [{ name: 'clip', write: ['clip.exe'] } as const] : []),
	]
}

/**
 * tmux's own buffer, in a place of ours so that no other is lost; `-w` makes tmux give it to the
 * terminal's clipboard as well (tmux 3.2 on, which older ones refuse).
 */
export const tmuxPrograms: ClipboardPrograms = {
	name: 'tmux',
	write: ['tmux', 'load-buffer', '-w', '-b', 'tgtoken', '-'],
	read: 'tmux show-buffer -b tgtoken',
	clear: 'tmux delete-buffer -b tgtoken',
}

/**
 * Whether the clipboard of this machine is not the user's own: over SSH it is that of another one,
 * but for an X display that SSH carries along.
 */
export function isElsewhere(env: Env): boolean {
	if (!env.SSH_CONNECTION && !env.SSH_TTY) return false
	return !/^localhost:\d/.test(env.DISPLAY ?? '') || Boolean(env.WAYLAND_DISPLAY)
}
