import { describe, expect, it } from 'vitest'
import { sources, templateOf, withoutComments } from './sources'

const code = sources('.ts', '.vue')

describe('house rules of the screens', () => {
  it('keep every colour in the token file', () => {
    const colour = /#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b|\b(?:rgba?|hsla?)\(/gi
    const faults = sources('.ts', '.vue', '.css')
      .filter(({ path }) => path !== 'styles/tokens.css')
      .flatMap(({ path, text }) => (withoutComments(text).replace(/#\$?\{|href="#\w+"/g, '').match(colour) ?? []).map((found) => `${path}: ${found}`))
    expect(faults).toEqual([])
  })

  it('keep every Chinese word in the locale files', () => {
    const faults = code.filter(({ text }) => /[\u3400-\u9fff\u3000-\u303f\uff00-\uffef]/.test(withoutComments(text))).map(({ path }) => path)
    expect(faults).toEqual([])
  })

  it('print measured numbers through Figure and the chart alone', () => {
    const measured = /\.(?:text|number|values?\[|min\b|max\b|upper|lower)|toFixed|toPrecision/
    const faults = sources('.vue')
      .filter(({ path }) => !/^shared\/(?:figure|chart)\//.test(path))
      .flatMap((source) => [...templateOf(source).matchAll(/\{\{([\s\S]*?)\}\}/g)].map((match) => ({ path: source.path, shown: match[1]! })))
      .filter(({ shown }) => /\bfigures?\b|\blatest\b/.test(shown) && measured.test(shown))
      .map(({ path, shown }) => `${path}: ${shown.trim()}`)
    expect(faults).toEqual([])
  })

  it('never evaluate text as code, and never call another host', () => {
    const faults = code
      .filter(({ text }) => /\beval\(|new Function\(|v-html|https?:\/\//.test(withoutComments(text)))
      .map(({ path }) => path)
    expect(faults).toEqual([])
  })

  it('leave the console alone', () => {
    expect(code.filter(({ text }) => /\bconsole\./.test(withoutComments(text))).map(({ path }) => path)).toEqual([])
  })

  it('keep files short', () => {
    const long = code.filter(({ path, text }) => !path.startsWith('api/') && text.split('\n').length > 400).map(({ path }) => path)
    expect(long).toEqual([])
  })

  it('call the server through the client of the house only', () => {
    const faults = code.filter(({ path, text }) => path !== 'api/client.ts' && /\bfetch\(|XMLHttpRequest/.test(text))
    expect(faults.map(({ path }) => path)).toEqual([])
  })
})
