import { isEveryday } from './source/cli/everyday-names.ts'

// The entry. Node compiles what stands here in each run, so it only tells what is asked for most from all the rest.

if (Number.parseInt(process.versions.node, 10) < 20) {
	process.stderr.write(`tgtoken needs Node.js 22 or newer; this is ${process.versions.node}.\n`)
	process.exit(1)
}

// Else Node opens a debugger at it, in a program that holds tokens.
process.on('SIGUSR1', () => {})

const loading = isEveryday(process.argv[2])
	? import('./source/main/begin-everyday.ts')
	: import('./source/main/begin.ts')

// What is thrown is a mistake of this program; its message may hold anything, so only its kind is said.
loading
	.then(({ begin }) => begin(process))
	.catch((error: unknown) => {
		const kind = (error as Error)?.name
		process.stderr.write(`tgtoken: something unexpected went wrong (${kind}).\n`)
		process.exit(1)
	})
