/** The shapes of `/api/v1`. Times are ISO-8601 with offset; ids are UUIDs. */

export type Role = 'LEADER' | 'ANALYST' | 'SUPERVISOR' | 'DEPARTMENT' | 'GRID' | 'ENTERPRISE' | 'ADMIN'

export type Right =
  | 'REGISTRY_EDIT'
  | 'DEVICE_ADMIT'
  | 'DEVICE_COMMAND'
  | 'MARK_ENTERPRISE'
  | 'RULING'
  | 'EVENT_HANDLE'
  | 'ACCOUNT_ADMIN'
  | 'AUDIT_READ'
  | 'RAW_READ'
  | 'IMPORT'

export interface Page<T> {
  items: T[]
  next: string | null
}

export interface ProblemBody {
  type?: string
  title: string
  status: number
  detail?: string
  code: string
  cure?: string
  params?: Record<string, unknown>
}

export interface Session {
  person: { id: string; name: string }
  roles: Role[]
  rights: Right[]
  scope: { sentenceZh: string; sentenceEn: string }
  csrf: string
  /** Until the password is changed every other request is refused. */
  mustChangePassword?: boolean
}

export interface Named {
  name: string
  nameEn?: string | null
}

export type RegionLevel = 'city' | 'district' | 'town' | 'village'

export interface Region extends Named {
  id: string
  code: string
  level: RegionLevel
  parent: string | null
}

export interface Ref extends Named {
  id: string
  code?: string
}

export interface SearchHit {
  kind: string
  id: string
  title: string
  titleEn?: string | null
  subtitle?: string | null
  path?: string | null
}

export interface Enterprise extends Named {
  id: string
  code: string
  shortName?: string | null
  creditCode?: string | null
  industry?: string | null
  region?: Ref | null
  lon?: number | null
  lat?: number | null
  address?: string | null
  version?: number
}

export type PointKind =
  | 'waste_gas_outlet'
  | 'waste_water_outlet'
  | 'air_station'
  | 'micro_station'
  | 'water_section'
  | 'pump_station'

export interface Factor extends Named {
  code: string
  unit: string
}

export interface PointSummary extends Named {
  id: string
  code: string
  kind: PointKind
  region?: Ref | null
  enterprise?: Ref | null
  lon?: number | null
  lat?: number | null
}

export interface DeviceRef {
  id: string
  mn: string
  name: string
  state?: string
}

export interface PointDetail extends PointSummary {
  referenceO2?: number | null
  details?: Record<string, string> | null
  factors: Factor[]
  devices: DeviceRef[]
  version?: number
}

/** One change of a registered thing: its state afterwards, who, when, why. */
export interface Revision {
  kind: string
  key: string
  version: number
  at: string
  by: string
  reason: string
  act: string
  validFrom?: string | null
  validTo?: string | null
  state: Record<string, unknown>
}

export type Averaging = 'instant' | 'minute' | 'hour' | 'day'
export type SeriesKind = 'realtime' | 'minute' | 'hour' | 'day'

export interface LimitValue {
  id?: string
  factor: string
  averaging: string
  basis: string
  lower: number | null
  upper: number | null
  unit: string
  standard: string
  clause?: string | null
  validFrom: string | null
  validTo: string | null
  version?: number
}

export interface DataState {
  review: 'raw' | 'screened' | 'audited'
  origin: 'measured' | 'back-filled' | 'substituted' | 'estimated'
  reference?: string | null
  valid: boolean
  why: string[]
}

export type Level = 'ok' | 'near' | 'exceeded' | 'unknown'

/** A measured number with all that it takes to trust it. Printed by the component `Figure` and nothing else. */
export interface Figure {
  point: string
  factor: string
  suffix?: string | null
  text: string | null
  number: number | null
  unit: string
  averaging: Averaging
  start: string
  end: string
  state: DataState
  source?: 'device' | 'computed' | null
  limit?: { upper: number | null; lower: number | null; unit?: string; standard: string } | null
  level: Level
  count?: { valid: number; due: number } | null
}

/** The newest values of one point as the server tells them; a point that never sent any has no row. */
export interface LatestRow {
  point: string
  kind: string
  time: string
  ageSeconds: number
  /** Null while it is not known yet. */
  online: boolean | null
  figures: Figure[]
}

/** A point with its newest values, also when it has none. */
export interface LatestOfPoint {
  point: PointSummary
  time: string | null
  ageSeconds: number | null
  online: boolean
  figures: Figure[]
}

export interface SeriesOfFactor {
  factor: string
  suffix?: string | null
  unit: string
  averaging: string
  source?: string[] | null
  values: (number | null)[]
  min?: (number | null)[] | null
  max?: (number | null)[] | null
  /** One letter per value: v valid, s suspect, x invalid, e estimated, m missing. */
  state?: string | string[] | null
  why?: Record<string, string[]> | null
}

/** A limit in force over a part of the range; an edition that changes makes two segments. */
export interface LimitSegment {
  factor: string
  averaging?: string | null
  basis?: string | null
  lower: number | null
  upper: number | null
  unit?: string | null
  standard: string
  clause?: string | null
  from: string | number
  to: string | number | null
}

export interface SeriesAnswer {
  point: string
  kind: SeriesKind
  from: string
  to: string
  times: number[]
  series: SeriesOfFactor[]
  limits: LimitSegment[]
  gaps: [string | number, string | number][]
}

export interface Provenance {
  /** Level and source, such as `hour.device`. */
  label: string
  rule: { standard: string; clause: string; edition: string; needed: number } | null
  count: { valid: number; due: number }
  rulesSnapshot: number
  /** Figures of the level below, by time. */
  inputs: Figure[]
  marks: string[]
  revisions: { revision: number; recordedAt: string; cause: string; rulesSnapshot: number; factors: string[] }[]
  raw: { packetId: string; command: number; dataTime: string; arrival: string }[]
}

export interface FigureAnswer {
  figure: Figure
  provenance: Provenance
}

export interface Mark {
  id: string
  layer: 'device' | 'enterprise' | 'bureau'
  kind: string
  factors: string[]
  from: string
  to: string
  reason?: string | null
  recordedAt?: string | null
  recordedBy?: string | null
  withdrawnAt?: string | null
  withdrawnBy?: string | null
  withdrawalReason?: string | null
}

export interface MarkInput {
  from: string
  to: string
  factors: string[]
  kind: string
  reason: string
}

export interface HourCounts {
  due: number
  received: number
  inTime: number
  valid: number
}

/** Rates in percent with two decimals, as text; null where nothing was due. */
export interface RateRow {
  id: string
  name: string
  connection: HourCounts
  hours: HourCounts
  rates: {
    online: string | null
    transmission: string | null
    immediate: string | null
    validity: string | null
    effective: string | null
  }
}

export interface DeviceHealth {
  id: string
  mn: string
  name: string
  point: Ref
  state: 'active' | 'suspended'
  lastSeen: string | null
  online: boolean
  /** Mean of the last 24 hours. */
  packetsPerHour: number | null
  /** Coded problems of the last seven days. */
  problems: Record<string, number>
  clockDriftSeconds: number | null
  edition?: string | null
  peer?: string | null
  lastData?: string | null
}

/** How a device is registered: the way it speaks and from where it may. */
export interface DeviceRegistration {
  id: string
  edition: string
  dialect: string
  crc: string
  addresses: string[]
  realtimeIntervalS: number
  minuteIntervalMin: number
  labelSide: string
  clockOffsetS: number
  version: number
}

export interface RawPacket {
  packetId: string
  arrival: string
  peer: string
  notes: string[]
  text: string
  length: number
}

export interface DeviceCommand {
  id: string
  command: string
  parameters: Record<string, unknown>
  origin: string
  state: string
  attempts: number
  result: number | null
  packets: number
  requestedAt: string
  closedAt: string | null
  answers: string[]
}

export interface QuarantineItem {
  id: string
  mn: string
  peer: string
  st?: string | null
  edition?: string | null
  firstSeen: string
  lastSeen: string
  packets: number
  bytes: number
  keptPackets: number
}

export interface EventItem {
  id: string
  kind: string
  title: string
  sentence?: string | null
  severity: number
  state: 'open' | 'closed'
  point?: PointSummary | null
  region?: Ref | null
  enterprise?: Ref | null
  factor?: string | null
  /** When it was raised. */
  openedAt: string
  /** When what it is about began, by the times of measurement. */
  beganAt?: string | null
  lastAt?: string | null
  clearedAt?: string | null
  closedAt?: string | null
  acknowledgedAt?: string | null
  count: number
  late?: boolean
  owner?: string | null
  outcome?: string | null
  cause?: string | null
}

export interface EventStep {
  at: string
  act: string
  by?: string | null
  note?: string | null
  text?: string | null
}

export interface EventDetail extends EventItem {
  steps: EventStep[]
  acts?: string[]
}

export interface Post {
  id: string
  role: Role
  title?: string | null
  /** The whole of what there is, without a region or an enterprise. */
  whole: boolean
  region?: string | null
  enterprise?: string | null
  department?: string | null
  validFrom: string
  validTo: string | null
}

export interface Person {
  id: string
  name: string
  login: string
  active: boolean
  posts: Post[]
  scope?: { sentenceZh: string; sentenceEn: string } | null
}

export interface AuditRow {
  id: number
  at: string
  person: string
  address: string
  action: string
  subjectKind: string
  subjectId: string
  reason: string
  before: unknown
  after: unknown
  sequence: number | null
  digest: string | null
}

export interface AuditVerification {
  intact: boolean
  /** How many entries the chain holds, and how many are too young to be sealed. */
  sealed: number
  pending: number
  head: string
  findings: { kind: string; sequence: number }[]
}

export interface ImportReport {
  written: boolean
  rows: number
  created: number
  changed: number
  unchanged: number
  failed: number
  lines: {
    sheet: string
    line: number
    outcome: string
    problems: { code: string; column?: string | null; value?: string | null; title: string; cure?: string | null }[]
  }[]
}

export interface LiveMessage {
  topic: string
  id: string | null
  version: number
}
