import type { Message } from '../app/message.ts'

/** Takes a message to the runtime. */
export type Send = (message: Message) => void
