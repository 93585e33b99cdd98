import { expect, it } from 'vitest'
import { commandNames, loadCommand, loadCommands } from '../../source/cli/commands.ts'

it.each(commandNames)('%s is what the command itself goes by', async (name) => {
	expect((await loadCommand(name)).name).toBe(name)
})

it('all commands come in the order of their names', async () => {
	expect((await loadCommands()).map(({ name }) => name)).toEqual(commandNames)
})
