import { describe, expect, it } from 'vitest'
import { cellText, filterRows, footOf, gridText, rowWindow, sortRows, valueCounts, type GridColumn } from '../model'

interface Row {
  name: string
  size: number | null
}

const columns: GridColumn<Row>[] = [
  { key: 'name', title: 'Name', kind: 'text', value: (row) => row.name, filter: 'values' },
  { key: 'size', title: 'Size', unit: 't', kind: 'number', value: (row) => row.size, foot: 'mean' }
]
const [name, size] = columns as [GridColumn<Row>, GridColumn<Row>]
const rows: Row[] = [
  { name: 'b2', size: -2 },
  { name: 'b10', size: null },
  { name: 'a1', size: 4 },
  { name: 'b2', size: 1 }
]

describe('cells', () => {
  it('say when they are empty and carry a true minus', () => {
    expect(cellText(size, rows[1]!)).toBe('—')
    expect(cellText(size, rows[0]!)).toBe('\u22122')
  })
})

describe('sorting', () => {
  it('knows numbers inside names', () => {
    expect(sortRows(rows, columns, { key: 'name', down: false }).map((row) => row.name)).toEqual(['a1', 'b2', 'b2', 'b10'])
  })

  it('leaves rows without a value at the end both ways', () => {
    expect(sortRows(rows, columns, { key: 'size', down: true }).map((row) => row.size)).toEqual([4, 1, -2, null])
    expect(sortRows(rows, columns, { key: 'size', down: false }).map((row) => row.size)).toEqual([-2, 1, 4, null])
  })

  it('does not touch the rows it was given', () => {
    sortRows(rows, columns, { key: 'size', down: true })
    expect(rows[0]!.size).toBe(-2)
  })
})

describe('filters', () => {
  it('are joined by and; values of one column by or', () => {
    expect(filterRows(rows, columns, { name: ['b2', 'a1'], size: '1' }).map((row) => row.size)).toEqual([1])
  })

  it('count what the other filters leave', () => {
    expect(valueCounts(rows, columns, { name: ['a1'] }, name)).toEqual([
      { text: 'b2', count: 2 },
      { text: 'a1', count: 1 },
      { text: 'b10', count: 1 }
    ])
    expect(valueCounts(rows, columns, { size: '4' }, name)).toEqual([{ text: 'a1', count: 1 }])
  })
})

describe('the foot', () => {
  it('counts only what is there', () => {
    expect(footOf(rows, size)).toBe(1)
    expect(footOf([rows[1]!], size)).toBeNull()
    expect(footOf(rows, { ...size, foot: 'sum' })).toBe(3)
  })
})

describe('the window of rows', () => {
  it('holds what can be seen and a little more', () => {
    expect(rowWindow(0, 320, 32, 10_000)).toEqual({ first: 0, last: 18 })
    expect(rowWindow(160_000, 320, 32, 10_000)).toEqual({ first: 4992, last: 5018 })
    expect(rowWindow(0, 320, 32, 3)).toEqual({ first: 0, last: 3 })
    expect(rowWindow(99_999, 320, 32, 0)).toEqual({ first: 0, last: 0 })
  })
})

it('puts the unit into the head of what is copied', () => {
  expect(gridText([rows[2]!], columns)).toEqual([
    ['Name', 'Size (t)'],
    ['a1', '4']
  ])
})
