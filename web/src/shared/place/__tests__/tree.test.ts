import { describe, expect, it } from 'vitest'
import type { Region } from '@/api/types'
import { matchingRows, placeRows } from '../tree'

const region = (id: string, parent: string | null, nameEn = id): Region => ({
  id,
  code: id,
  name: id,
  nameEn,
  level: 'district',
  parent
})

const regions = [region('12', '1'), region('111', '11'), region('1', null), region('11', '1', 'North'), region('9', 'unseen')]

describe('the tree of places', () => {
  it('puts each below its parent and an orphan at the top', () => {
    expect(placeRows(regions).map((row) => `${'-'.repeat(row.depth)}${row.region.id}`)).toEqual([
      '1',
      '-11',
      '--111',
      '-12',
      '9'
    ])
  })

  it('is searched by either name or code', () => {
    const rows = placeRows(regions)
    expect(matchingRows(rows, 'nor').map((row) => row.region.id)).toEqual(['11'])
    expect(matchingRows(rows, ' 11 ').map((row) => row.region.id)).toEqual(['11', '111'])
    expect(matchingRows(rows, '')).toHaveLength(5)
  })
})
