import { expect, it } from 'vitest'
import { pretty } from '../entry'

it('lays out what is stored and leaves plain text alone', () => {
  expect(pretty('{"a":1}')).toBe('{\n  "a": 1\n}')
  expect(pretty({ a: 1 })).toBe('{\n  "a": 1\n}')
  expect(pretty('moved')).toBe('moved')
  expect(pretty(null)).toBe('')
})
