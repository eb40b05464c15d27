import { expect, it } from 'vitest'
import { fileOf, pastedCells } from '../intake'

it('reads a block from a spreadsheet and the text of a CSV file alike', () => {
  expect(pastedCells('a\tb\n1\t2')).toEqual([['a', 'b'], ['1', '2']])
  expect(pastedCells('a,b\n"x, y",2')).toEqual([['a', 'b'], ['x, y', '2']])
})

it('makes a file of the rows that hold anything', async () => {
  expect(await fileOf([['a', 'b'], ['', ''], ['1', 'x, y']], 'f.csv').text()).toBe('a,b\r\n1,"x, y"\r\n')
})
