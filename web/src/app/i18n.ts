import { createI18n, type LocaleMessageDictionary, type VueMessageType } from 'vue-i18n'
import type { Ref } from 'vue'
import type { Language } from './preferences'

type Messages = LocaleMessageDictionary<VueMessageType>
type Loader = () => Promise<Messages>

/** Shell words are there at once; a room brings its own two files when it is first opened. */
const shell = import.meta.glob<Messages>('../locales/*.json', { import: 'default' })
const rooms = import.meta.glob<Messages>('../features/*/locales/*.json', { import: 'default' })

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN',
  fallbackLocale: 'zh-CN',
  missingWarn: false,
  fallbackWarn: false,
  // Unit tests mount parts without the words of their room; the browser tests fail on this line.
  missing: (locale, key) => {
    if (import.meta.env.MODE !== 'test') console.error(`missing word: ${key} (${locale})`)
  },
  messages: {}
})

const language = i18n.global.locale as unknown as Ref<Language>
const loaded = new Set<string>()
const opened = new Set<string>()

async function bring(key: string, wanted: Language, loader: Loader | undefined): Promise<void> {
  if (!loader || loaded.has(key)) return
  i18n.global.mergeLocaleMessage(wanted, await loader())
  loaded.add(key)
}

function bringRoom(room: string, wanted: Language): Promise<void> {
  const key = `../features/${room}/locales/${wanted}.json`
  return bring(key, wanted, rooms[key])
}

/** Loads the words of a room before its page is shown. */
export async function openRoom(room: string): Promise<void> {
  opened.add(room)
  await bringRoom(room, language.value)
}

/** Switches the language in place: the page stays, with every room opened so far. */
export async function setLanguage(wanted: Language): Promise<void> {
  const key = `../locales/${wanted}.json`
  await bring(key, wanted, shell[key])
  await Promise.all([...opened].map((room) => bringRoom(room, wanted)))
  language.value = wanted
}
