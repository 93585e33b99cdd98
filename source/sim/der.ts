/** One value in DER (ITU-T X.690), the encoding of certificates: tag, length, content. */
export function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
	const content = Buffer.concat(contents)
	return Buffer.concat([Buffer.from([tag, ...lengthOctets(content.length)]), content])
}

function lengthOctets(length: number): number[] {
	if (length < 0x80) return [length]
	const octets: number[] = []
	for (let rest = length; rest > 0; rest >>>= 8) octets.unshift(rest & 0xff)
	return [0x80 | octets.length, ...octets]
}

/** A SEQUENCE. */
export function sequence(...members: readonly Uint8Array[]): Buffer {
	return der(0x30, ...members)
}

/** A SET. */
export function set(...members: readonly Uint8Array[]): Buffer {
	return der(0x31, ...members)
}

/** An INTEGER of big-endian octets, never negative, and as short as DER wants it. */
export function integer(octets: Uint8Array): Buffer {
	const first = octets.findIndex((octet) => octet !== 0)
	const digits = first < 0 ? Uint8Array.of(0) : octets.subarray(first)
	return der(0x02, (digits[0] ?? 0) & 0x80 ? Buffer.from([0]) : Buffer.alloc(0), digits)
}

/** An OBJECT IDENTIFIER written with dots, `1.2.840.10045.4.3.2`. */
export function objectId(dotted: string): Buffer {
	const [first = 0, second = 0, ...others] = dotted.split('.').map(Number)
	const octets = [first * 40 + second, ...others].flatMap((number) => {
		const base128 = [number & 0x7f]
		for (let rest = number >>> 7; rest > 0; rest >>>= 7) base128.unshift((rest & 0x7f) | 0x80)
		return base128
	})
	return der(0x06, Buffer.from(octets))
}

/** A UTF8String. */
export function utf8(text: string): Buffer {
	return der(0x0c, Buffer.from(text))
}

/** A BOOLEAN that is true. */
export const isTrue = der(0x01, Buffer.from([0xff]))

/** An OCTET STRING. */
export function octets(content: Uint8Array): Buffer {
	return der(0x04, content)
}

/** A BIT STRING of whole octets. */
export function bits(content: Uint8Array): Buffer {
	return der(0x03, Buffer.from([0]), content)
}

/** A GeneralizedTime, to the second. */
export function time(atMs: number): Buffer {
	const digits = new Date(atMs).toISOString().slice(0, 19).replace(/\D/g, '')
	return der(0x18, Buffer.from(`${digits}Z`))
}
