import module from 'node:module'
import { codeCacheFolder } from './code-cache-folder.ts'

// First of all, and in a file of its own: what a file imports statically is compiled before its first line runs.
const folder = codeCacheFolder(process.env)
if (folder !== undefined) module.enableCompileCache?.(folder)

void import('../../cli.tsx')
