import { Low } from 'lowdb'
import type { History } from '../work/ports.ts'
import { memoryAdapter } from './disk-adapter.ts'
import { emptyData, type HistoryData } from './history-data.ts'
import { makeHistory } from './make-history.ts'
import { memoryVault } from './vault.ts'

/** A history that lives only as long as the process and writes nothing to any disk. */
export function memoryHistory(): History {
	const data = emptyData()
	const adapter = memoryAdapter(data)
	return makeHistory({
		low: new Low<HistoryData>(adapter, data),
		adapter,
		vault: memoryVault(),
		standing: { folder: 'memory', keyPlace: 'memory', notices: [] },
		watch: () => () => {},
	})
}
