import { describe, expect, it } from 'vitest'
import { ageOf, hourOfDay, rangeText, shortTime } from '../date'
import { formulaParts } from '../formula'
import { nameIn } from '../names'
import { countText, plainNumber, withMinus } from '../number'
import { unitText } from '../unit'

function marked(name: string): string {
  return formulaParts(name).map((part) => (part.sub ? `_${part.text}_` : part.text)).join('')
}

describe('names of pollutants', () => {
  it('carry real subscripts', () => {
    expect(marked('PM2.5')).toBe('PM_2.5_')
    expect(marked('O3')).toBe('O_3_')
    expect(marked('SO2 converted')).toBe('SO_2_ converted')
    expect(marked('H2S')).toBe('H_2_S')
    expect(marked('NH3-N')).toBe('NH_3_-N')
    expect(marked('PM10')).toBe('PM_10_')
  })

  it('leave codes and other words alone', () => {
    expect(marked('w01018')).toBe('w01018')
    expect(marked('COD')).toBe('COD')
    expect(marked('CO')).toBe('CO')
  })
})

describe('numbers', () => {
  it('use a true minus and no false digits', () => {
    expect(withMinus('-3.2')).toBe('\u22123.2')
    expect(plainNumber(-0.123456)).toBe('\u22120.1235')
    expect(plainNumber(0)).toBe('0')
    expect(plainNumber(null)).toBe('—')
    expect(plainNumber(12_345_678)).toBe('1.23e+7')
  })

  it('group counts by language', () => {
    expect(countText(12_345, 'zh-CN')).toBe('12,345')
  })
})

describe('units', () => {
  it('are spelled as in print', () => {
    expect(unitText('ug/m3')).toBe('µg/m³')
    expect(unitText('mg/L')).toBe('mg/L')
    expect(unitText(null)).toBe('')
  })
})

describe('times', () => {
  it('name hours by their end', () => {
    expect(hourOfDay('2026-11-23T23:00:00+08:00')).toBe(24)
    expect(hourOfDay('2026-11-23T00:00:00+08:00')).toBe(1)
  })

  it('tell the age in the largest unit that fits and never a negative one', () => {
    expect(ageOf(59)).toEqual({ unit: 'second', count: 59 })
    expect(ageOf(7200)).toEqual({ unit: 'hour', count: 2 })
    expect(ageOf(90_000)).toEqual({ unit: 'day', count: 1 })
    expect(ageOf(-5)).toEqual({ unit: 'second', count: 0 })
  })

  it('shorten what both ends share and print whole days as days', () => {
    expect(rangeText('2026-11-23 01:00', '2026-11-23 13:00')).toBe('2026-11-23 01:00 – 13:00')
    expect(rangeText('2026-11-01', '2026-12-01')).toBe('2026-11-01 – 2026-11-30')
    expect(shortTime('2026-11-23 13:00', Date.parse('2026-11-23T15:00:00+08:00'))).toBe('13:00')
  })
})

it('falls back to the Chinese name where no English one is known', () => {
  expect(nameIn('en', { name: '一号', nameEn: null })).toBe('一号')
  expect(nameIn('en', { name: '一号', nameEn: 'No. 1' })).toBe('No. 1')
  expect(nameIn('zh-CN', { name: '一号', nameEn: 'No. 1' })).toBe('一号')
})
