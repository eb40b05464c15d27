import { expect, it } from 'vitest'
import { fromWide, namesPoints } from '../wide'

const codes: Record<string, string> = { COD: 'w01018', w21003: 'w21003' }
const about = { point: 'P1', kind: 'hour', factorOf: (name: string) => codes[name] }

it('knows a table in the layout of the server by its column for the point', () => {
  expect(namesPoints(['point', 'kind', 'time'])).toBe(true)
  expect(namesPoints(['\u65f6\u95f4', 'COD'])).toBe(false)
})

it('turns one factor a column into one value a row and leaves empty cells out', () => {
  const cells = [
    ['\u65f6\u95f4', 'COD (mg/L)', 'w21003', 'Remark'],
    ['2026-07-01 08:00', '35.20', '', 'x'],
    ['2026-07-01 09:00', '36', '1.5', '']
  ]
  const { rows, unread } = fromWide(cells, about)
  expect(rows).toEqual([
    ['point', 'kind', 'time', 'factor', 'value', 'flag'],
    ['P1', 'hour', '2026-07-01 08:00', 'w01018', '35.20', ''],
    ['P1', 'hour', '2026-07-01 09:00', 'w01018', '36', ''],
    ['P1', 'hour', '2026-07-01 09:00', 'w21003', '1.5', '']
  ])
  expect(unread).toEqual(['Remark'])
})
