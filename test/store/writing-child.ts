// A process of its own that writes to a history: folder, name, number of changes and, where it is to
// end in the middle of things, how: `region/nth time there`. One line on stdout for each thing that is
// on disk for good.
import { writeSync } from 'node:fs'
import { realDisk } from '../../source/store/disk.ts'
import { newId } from '../../source/store/new-id.ts'
import { openHistory } from '../../source/store/open-history.ts'
import type { Change, History } from '../../source/work/ports.ts'
import { dyingDisk } from './dying-disk.ts'
import { fileKeyring } from './file-keyring.ts'

const [folder = '', name = '', count = '0', death = '', umask = '22'] = process.argv.slice(2)
const [region = '', nth = '1'] = death.split('/')

process.umask(Number.parseInt(umask, 8))
const outcome = await openHistory({
	folder,
	disk: region === '' ? realDisk : dyingDisk(region, Number(nth)),
	keyring: fileKeyring(folder),
	compactWhen: (journalBytes) => journalBytes > 2000,
})
if (!outcome.ok) {
	writeSync(2, `${JSON.stringify(outcome.fault)}\n`)
	process.exit(1)
}
for (let index = 0; index < Number(count); index++) await step(outcome.value, index)
await outcome.value.close()

async function step(history: History, index: number): Promise<void> {
	const [what, changes] = nextChange(index)
	const written = await history.change(changes)
	if (!written.ok) {
		writeSync(2, `${JSON.stringify(written.fault)}\n`)
		process.exit(1)
	}
	writeSync(1, `${what}\n`)
	if (!region.endsWith('a key')) return
	const moved = await history.moveKey({ kind: index % 2 === 0 ? 'keyring' : 'file' })
	if (!moved.ok) {
		writeSync(2, `${JSON.stringify(moved.fault)}\n`)
		process.exit(1)
	}
}

function nextChange(index: number): [what: string, changes: Change[]] {
	const own = `t${name}`
	const atMs = 1_700_000_000_000 + index
	if (index % 5 === 4) {
		const connection = {
			id: `c${name}${index}`,
			name: `${name} ${index}`,
			url: 'http://127.0.0.1:9000',
			protocol: 'auto',
			hasSecret: true,
			hasPassword: false,
			defaultLifetimeSeconds: 3600,
			production: false,
			readOnly: false,
			createdAtMs: atMs,
		} as const
		const credentials = { secret: `secret of ${connection.id}` }
		return [`connection ${connection.id}`, [{ kind: 'connection', connection, credentials }]]
	}
	const id = newId('event')
	const event = { id, atMs, kind: 'labelled', label: `${index}` } as const
	// A token of each one's own, and one that all of them write to.
	const tokenId = index % 2 === 0 ? own : 'tshared'
	const token = { id: tokenId, connectionId: 'c1' }
	return [`event ${tokenId} ${id}`, [{ kind: 'token', token, event }]]
}
