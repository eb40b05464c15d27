// Writes src/api/schema.ts from openapi.json, the server's own description of its interface.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import openapi, { astToString } from 'openapi-typescript'

const web = dirname(dirname(fileURLToPath(import.meta.url)))
const file = join(web, 'src/api/schema.ts')
const description = JSON.parse(readFileSync(join(web, 'openapi.json'), 'utf8'))
const text = `// Generated from openapi.json by \`npm run api\`; not edited by hand.\n${astToString(await openapi(description))}`

if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text)
