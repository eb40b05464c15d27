/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const root = join(process.cwd(), 'src')

export interface Source {
  path: string
  text: string
}

/** Files below `src` with one of the endings; tests and the checks themselves are left out. */
export function sources(...endings: string[]): Source[] {
  return readdirSync(root, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: relative(root, file), text: readFileSync(file, 'utf8') }))
    .filter(({ path }) => !path.includes('__tests__') && !path.startsWith('checks'))
}

/** The template of a single-file component, without script and style. */
export function templateOf(source: Source): string {
  return /<template>([\s\S]*)<\/template>/.exec(source.text)?.[1] ?? ''
}

export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '').replace(/<!--[\s\S]*?-->/g, '')
}
