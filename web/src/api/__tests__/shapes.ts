import type { DataState, EventItem, Figure, LimitSegment, PointSummary, SeriesOfFactor } from '../types'

/** Whole shapes of the server for tests, of which a test says only the parts that it is about. */
export function stateOf(changes: Partial<DataState> = {}): DataState {
  return { review: 'raw', origin: 'measured', reference: 'actual', usability: 'valid', valid: true, why: [], ...changes }
}

export function figureOf(changes: Partial<Figure> = {}): Figure {
  return {
    point: 'p',
    factor: 'w01018',
    suffix: 'Avg',
    text: '1',
    number: 1,
    unit: 'mg/L',
    averaging: 'hour',
    start: '2026-11-23T12:00:00+08:00',
    end: '2026-11-23T13:00:00+08:00',
    state: stateOf(),
    source: 'device',
    limit: null,
    level: 'ok',
    count: { valid: 6, due: 6 },
    ...changes
  }
}

export function pointOf(id: string, changes: Partial<PointSummary> = {}): PointSummary {
  const region = { id: 'r', code: '1', name: 'r', nameEn: null }
  return { id, code: id, name: id, nameEn: null, kind: 'air_station', region, enterprise: null, lon: null, lat: null, referenceO2: null, closures: [], version: 1, ...changes }
}

export function curveOf(changes: Partial<SeriesOfFactor> = {}): SeriesOfFactor {
  return { factor: 'w01018', suffix: 'Avg', unit: 'mg/L', averaging: 'hour', source: '', values: [1], min: [], max: [], state: 'v', why: {}, ...changes }
}

export function limitOf(changes: Partial<LimitSegment> = {}): LimitSegment {
  return {
    factor: 'w01018',
    averaging: 'hour',
    basis: 'measured',
    lower: null,
    upper: null,
    unit: 'mg/L',
    standard: '',
    clause: '',
    from: '2026-01-01T00:00:00+08:00',
    to: '2027-01-01T00:00:00+08:00',
    ...changes
  }
}

export function eventOf(changes: Partial<EventItem> = {}): EventItem {
  const never = { beganAt: null, lastAt: null, clearedAt: null, closedAt: null, acknowledgedAt: null }
  const nobody = { point: null, region: null, enterprise: null, factor: null, owner: null, cause: null }
  const event: EventItem = { id: 'e', kind: 'offline', title: 'e', sentence: '', severity: 2, state: 'open', openedAt: '2026-11-23T10:00:00+08:00', count: 1, late: false, outcome: '', ...never, ...nobody }
  return { ...event, ...changes }
}
