/** What became of a text that was to be copied: which way it went, or why it went none. */
export type Copied =
	| { readonly done: true; readonly way: string }
	| { readonly done: false; readonly why: string }

/** Takes a text to the user's clipboard; never rejects. */
export type Clipboard = (text: string) => Promise<Copied>
