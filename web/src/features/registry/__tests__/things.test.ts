import { describe, expect, it } from 'vitest'
import { bodyOf, factCode, factText, faultsIn } from '../things'
import { importTypeOf, kindOfHead, kindOfName } from '../importing'

describe('facts', () => {
  it('show a reference by its name and edit it by its code', () => {
    const region = { id: 'x', code: '141001', name: 'N', nameEn: 'North' }
    expect(factText(region, 'en')).toBe('North')
    expect(factText(region, 'zh-CN')).toBe('N')
    expect(factCode(region)).toBe('141001')
    expect(factText(['10.0.0.1', '10.0.0.2'], 'en')).toBe('10.0.0.1, 10.0.0.2')
  })

  it('are sent as numbers, lists and nulls, and an untouched password is not sent at all', () => {
    const body = bodyOf('devices', { mn: ' A1 ', point: 'P1', realtimeIntervalS: '30', addresses: '10.0.0.1, 10.0.0.2', name: '' })
    expect(body).toMatchObject({ mn: 'A1', realtimeIntervalS: 30, addresses: ['10.0.0.1', '10.0.0.2'], name: null })
    expect('password' in body).toBe(false)
  })

  it('are refused when missing or no number', () => {
    expect(faultsIn('enterprises', { code: 'E1', name: 'n', region: '', lon: 'east' })).toEqual(['region', 'lon'])
  })
})

describe('files to import', () => {
  it('tell their kind by their name', () => {
    expect(kindOfName('limits-2026.csv')).toBe('limits')
    expect(kindOfName('register.xlsx')).toBe('workbook')
    expect(kindOfName('reference_o2.csv')).toBe('reference_o2')
    expect(kindOfName('data.csv')).toBeNull()
  })

  it('tell their kind by a column that no other table has', () => {
    expect(kindOfHead(['point', 'value', 'standard', 'valid_from'])).toBe('reference_o2')
    expect(kindOfHead(['code', 'kind', 'reference_o2'])).toBe('points')
    expect(kindOfHead(['point', 'factor', 'upper', 'valid_from'])).toBe('limits')
  })

  it('are sent with the type of their ending', () => {
    expect(importTypeOf('a.CSV')).toBe('text/csv')
    expect(importTypeOf('a.xlsx')).toContain('spreadsheetml')
  })
})
