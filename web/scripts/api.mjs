// Writes src/api/schema.ts from openapi.json, the server's own description of its interface.
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { schemaText } from './schema.mjs'

const web = dirname(dirname(fileURLToPath(import.meta.url)))
writeFileSync(join(web, 'src/api/schema.ts'), await schemaText(readFileSync(join(web, 'openapi.json'), 'utf8')))
