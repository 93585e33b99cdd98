// A part of the built program: what opens one short text, loaded by `decipher.mjs` when there is one to open.
export { gcm } from '@noble/ciphers/aes.js'
export { sha256 } from '@noble/hashes/sha2.js'
