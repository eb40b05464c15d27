import { beforeEach, expect, it } from 'vitest'
import { useHiddenColumns } from '../useHiddenColumns'

const columns = () => [{ key: 'a' }, { key: 'b' }]

beforeEach(() => localStorage.clear())

it('remembers which columns a person put away, for these columns only', () => {
  useHiddenColumns(columns).setHidden(new Set(['b']))
  expect([...useHiddenColumns(columns).hidden.value]).toEqual(['b'])
  expect(useHiddenColumns(() => [{ key: 'b' }]).hidden.value.size).toBe(0)
})

it('shows everything when what was stored cannot be read', () => {
  localStorage.setItem('qingshan.columns.a.b', '{')
  expect(useHiddenColumns(columns).hidden.value.size).toBe(0)
})
