import type { HistoryFiles } from '../cli/command-context.ts'

/** Files that hold a whole history; what they need is loaded when they are used. */
export const historyFiles: HistoryFiles = {
	read: async (path) => (await import('../store/user-file.ts')).readUserFile(path),
	write: async (path, text) => (await import('../store/user-file.ts')).writeUserFile(path, text),
	seal: async (text, words) => (await import('../store/sealed-export.ts')).sealText(text, words),
	isSealed: async (text) => (await import('../store/sealed-export.ts')).isSealedText(text),
	open: async (text, words) => (await import('../store/sealed-export.ts')).openText(text, words),
}
