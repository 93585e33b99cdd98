import module from 'node:module'
import { codeCacheFolder } from './code-cache-folder.ts'

// First of all, and in a file of its own: what a file imports statically is compiled before its first line runs.
const folder = codeCacheFolder(process.env)
if (folder !== undefined) module.enableCompileCache?.(folder)

// Node writes what it has compiled when a program ends, and then only when it ends by itself: screens whose
// terminal is closed would start slowly for ever. By then the first frame is long there.
const startedMs = 1000
setTimeout(() => module.flushCompileCache?.(), startedMs).unref()

void import('../../cli.tsx')
