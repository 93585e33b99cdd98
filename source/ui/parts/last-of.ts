/** A pure function that answers the same argument, asked twice in a row, with the same object. */
export function lastOf<Argument, Value>(
	make: (argument: Argument) => Value,
): (argument: Argument) => Value {
	let last: { readonly argument: Argument; readonly value: Value } | undefined
	return (argument) => {
		if (!last || last.argument !== argument) last = { argument, value: make(argument) }
		return last.value
	}
}
