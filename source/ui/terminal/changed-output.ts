/** A terminal that is sent something else than what is written to it. */
export function changedOutput(
	stdout: NodeJS.WriteStream,
	change: (text: string) => string,
): NodeJS.WriteStream {
	return new Proxy(stdout, {
		get(target, name) {
			if (name === 'write') {
				return (data: string | Uint8Array, ...rest: []) =>
					target.write(typeof data === 'string' ? change(data) : data, ...rest)
			}
			const value: unknown = Reflect.get(target, name, target)
			return typeof value === 'function' ? value.bind(target) : value
		},
	})
}
