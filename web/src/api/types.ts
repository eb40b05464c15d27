/**
 * Short names for the shapes of `/api/v1`. The shapes themselves are generated: the server describes them in
 * `openapi.json`, and every build, check and test writes `schema.ts` from it (`npm run api`); it is not kept in the
 * repository, so it cannot be stale. No shape of the server is written by hand.
 */
import type { components } from './schema'

type Shapes = components['schemas']

export type Session = Shapes['SessionBody']
export type Role = Session['roles'][number]
export type Right = Session['rights'][number]
export type Page<T> = Omit<Shapes['PagesPagePointItem'], 'items'> & { items: T[] }
/** What a refusal carries; of an answer that is no problem body only these three are known. */
export type ProblemBody = Pick<Shapes['ProblemBody'], 'title' | 'status' | 'code'> & Partial<Shapes['ProblemBody']>
export type LiveMessage = Omit<Shapes['LiveNotice'], 'id'> & { id: string | null }

export type Ref = Shapes['Ref']
export type Named = Pick<Ref, 'name'> & Partial<Pick<Ref, 'nameEn'>>
export type Region = Shapes['RegionItem']
export type SearchHit = Shapes['Hit']
export type Enterprise = Shapes['EnterpriseView']
export type PointSummary = Shapes['PointItem']
export type PointKind = PointSummary['kind']
export type PointDetail = Shapes['PointView']
export type Factor = Shapes['FactorView']
export type LimitValue = Shapes['LimitView']
export type ReferenceO2 = Shapes['ReferenceO2View']
export type Closure = Shapes['ClosureView']
export type Revision = Shapes['RevisionView']
export type DeviceRegistration = Shapes['DeviceView']
export type ImportReport = Shapes['ImportReportBody']

/** A measured number with all that it takes to trust it. Printed by the component `Figure` and nothing else. */
export type Figure = Shapes['Figure']
export type FigureAnswer = Shapes['FigureAnswer']
export type Provenance = Shapes['FigureProvenance']
export type Averaging = Figure['averaging']
export type DataState = Shapes['FigureState']
export type Level = Figure['level']
export type LatestRow = Shapes['Latest']
export type SeriesAnswer = Shapes['SeriesAnswer']
export type SeriesOfFactor = Shapes['SeriesAnswerCurve']
export type LimitSegment = Shapes['SeriesAnswerLimitSegment']
export type Mark = Shapes['MarkShown']
export type MarkInput = Shapes['MarkNewMark']
export type RateRow = Shapes['RatesLine']
export type ValueReport = Shapes['ValueImportValueReport']
export type ImportProgress = Shapes['ImportState']

export type DeviceHealth = Shapes['DeviceReadsDeviceView']
export type RawPacket = Shapes['RawPacketsPacketView']
export type Statement = Shapes['StatementsStatementView']
export type DeviceCommand = Shapes['DeviceReadsCommandView']
export type OfferedCommands = Shapes['DeviceOfferedCommands']
export type OfferedCommand = Shapes['DeviceOfferedCommand']
export type CommandParameter = Shapes['CommandParameter']
export type QuarantineItem = Shapes['QuarantineDeskStranger']
export type PacketNote = Shapes['PacketNote']

export type EventItem = Shapes['EventItem']
export type EventStep = Shapes['EventStepItem']
export type EventDetail = Shapes['EventDetail']
export type Condition = Shapes['ConditionItem']
export type ConditionParameter = Shapes['ParameterReadsParameterView']

export type Person = Shapes['PeoplePersonItem']
export type Post = Shapes['PeoplePostItem']
export type NewPost = Shapes['PeopleNewPost']
/** What an act left behind is any value at all. */
export type AuditRow = Omit<Shapes['AuditItem'], 'before' | 'after'> & { before: unknown; after: unknown }
export type AuditVerification = Shapes['AuditVerificationBody']
