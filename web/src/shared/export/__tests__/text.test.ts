import { describe, expect, it } from 'vitest'
import { csvText, parseTabbed, tabbedText } from '../text'

describe('comma-separated text', () => {
  it('quotes what needs it and ends with the footer', () => {
    expect(csvText([['a', 'b,c'], ['d"e', '1']], ['source, time'])).toBe('a,"b,c"\r\n"d""e",1\r\n\r\n"source, time"\r\n')
  })

  it('does not let a spreadsheet run a cell', () => {
    expect(csvText([['=1+1', '-3.5', '-cmd']])).toBe("'=1+1,-3.5,'-cmd\r\n")
  })
})

describe('blocks from and to a spreadsheet', () => {
  it('come back as they went', () => {
    const rows = [
      ['a', 'b'],
      ['1', '']
    ]
    expect(parseTabbed(tabbedText(rows))).toEqual(rows)
  })

  it('may hold quoted cells with line breaks, and end with one or not', () => {
    expect(parseTabbed('a\t"x\ny ""z"""\r\nb\tc\r\n')).toEqual([
      ['a', 'x\ny "z"'],
      ['b', 'c']
    ])
    expect(parseTabbed('')).toEqual([])
  })
})
