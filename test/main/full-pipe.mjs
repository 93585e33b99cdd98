// Fills its standard output to the brim, and leaves it so that a write that does not fit is refused at once.
import { writeSync } from 'node:fs'
import process from 'node:process'

// Node's own stream has the descriptor refuse what it cannot take, for whoever shares it.
process.stdout.write('x')
for (const length of [1000, 1]) fillWith('x'.repeat(length))
writeSync(2, 'full\n')
// An ordinary end would set it back.
process.kill(process.pid, 'SIGKILL')

function fillWith(text) {
	try {
		for (;;) writeSync(1, text)
	} catch (error) {
		if (error.code !== 'EAGAIN') throw error
	}
}
