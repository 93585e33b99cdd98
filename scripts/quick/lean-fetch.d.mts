/** Node's class of that name, as far as ky and our own fetch use it. */
export const LeanHeaders: typeof Headers
/** Likewise. */
export const LeanRequest: typeof Request
/** Likewise. */
export const LeanResponse: typeof Response
