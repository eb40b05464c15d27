// Called by Maven: `build OUTDIR` makes the screens, `test OUTDIR` runs their tests.
// Uses the system's Node and the registry that npm is set up for; nothing else is downloaded.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const web = dirname(dirname(fileURLToPath(import.meta.url)))
const [verb, outDir] = process.argv.slice(2)

function stop(...lines) {
  for (const line of lines) console.error(`[web] ${line}`)
  process.exit(1)
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  stop(
    `Node.js ${process.versions.node} is too old to build the screens: 20.19 or newer is needed.`,
    'Install Node.js 20 or newer (with npm) and run the build again,',
    'or build without the screens: mvn -Dweb.skip …'
  )
}

function run(command, args, failure) {
  const result = spawnSync(command, args, { cwd: web, stdio: 'inherit', shell: process.platform === 'win32' })
  if (result.error) stop(`${command}: ${result.error.message}`, ...failure)
  return result.status ?? 1
}

function runTool(script, args, failure) {
  return run(process.execPath, [join(web, 'node_modules', script), ...args], failure)
}

function hash(files) {
  const digest = createHash('sha256')
  for (const file of files) digest.update(file.slice(web.length)).update('\0').update(readFileSync(file)).update('\0')
  return digest.digest('hex')
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

/** Installs the locked packages, only when the lock file differs from what is installed. */
function ensurePackages() {
  const stamp = join(web, 'node_modules', '.qingshan-lock')
  const wanted = hash([join(web, 'package-lock.json')])
  if (read(stamp) === wanted) return
  console.log('[web] installing the locked packages')
  const failure = ['npm is needed beside Node.js; it comes with the usual Node.js packages.']
  const status = run(
    'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    failure
  )
  if (status !== 0) {
    rmSync(stamp, { force: true })
    stop(
      'npm could not install the packages of web/package-lock.json (its own message stands above).',
      'Maybe the package registry is not reachable: check the network or the registry set in npm,',
      'or build without the screens: mvn -Dweb.skip …'
    )
  }
  writeFileSync(stamp, wanted)
}

/** Made from the description of the interface in every build, so that it cannot be stale. */
const schema = join(web, 'src', 'api', 'schema.ts')

function generateTypes() {
  if (runTool('../scripts/api.mjs', [], []) !== 0) stop('the types of the interface could not be made from web/openapi.json')
}

function sources() {
  const top = ['openapi.json', 'scripts/api.mjs', 'package-lock.json', 'package.json', 'index.html', 'vite.config.ts', 'tsconfig.json']
  return [...top.map((name) => join(web, name)), ...filesBelow(join(web, 'src')), ...filesBelow(join(web, 'public'))].filter((file) => file !== schema)
}

/** What every page loads before it can show anything, compressed. */
const shellBudget = 100 * 1024

function checkBudget(target) {
  const page = readFileSync(join(target, 'index.html'), 'utf8')
  const files = new Set([...page.matchAll(/"(\/assets\/[^"]+)"/g)].map((match) => match[1]))
  const size = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(target, file))).length, 0)
  const told = `the shell is ${Math.round(size / 1024)} KiB compressed; the budget is ${shellBudget / 1024}`
  if (size > shellBudget) stop(`${told}.`, 'Maybe a room or a large library was imported by the frame: load it when it is needed.')
  console.log(`[web] ${told}`)
}

function build(target) {
  const stamp = join(dirname(target), '.qingshan-web')
  const wanted = hash(sources())
  if (existsSync(join(target, 'index.html')) && read(stamp) === wanted) return
  ensurePackages()
  generateTypes()
  if (runTool('vue-tsc/bin/vue-tsc.js', ['--noEmit'], []) !== 0) stop('the type check of the screens failed')
  const args = ['build', '--outDir', target, '--emptyOutDir', '--logLevel', 'warn']
  if (runTool('vite/bin/vite.js', args, []) !== 0) stop('the build of the screens failed')
  checkBudget(target)
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
}

function test(target) {
  ensurePackages()
  generateTypes()
  mkdirSync(target, { recursive: true })
  const report = join(target, 'TEST-web.xml')
  const args = ['run', '--reporter=default', '--reporter=junit', `--outputFile.junit=${report}`]
  const status = runTool('vitest/vitest.mjs', args, [])
  if (status !== 0) stop(`tests of the screens failed; report: ${report}`)
}

requireNode()
if (verb === 'build' && outDir) build(resolve(outDir))
else if (verb === 'test' && outDir) test(resolve(outDir))
else stop('usage: node scripts/maven.mjs build|test OUTDIR')
