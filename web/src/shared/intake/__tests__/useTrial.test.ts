import { describe, expect, it } from 'vitest'
import { Problem } from '@/api/client'
import type { IntakeReport } from '../intake'
import { useTrial } from '../useTrial'

const report: IntakeReport = { written: false, rows: 1, created: 1, changed: 0, unchanged: 0, failed: 0, lines: [] }
const problem = (status: number, code: string) => new Problem({ title: '', status, code })

function trial(...answers: (IntakeReport | Problem)[]) {
  const calls: { dryRun: boolean; key: string }[] = []
  const run = useTrial(async (dryRun, key) => {
    calls.push({ dryRun, key })
    const answer = answers.shift()!
    if (answer instanceof Problem) throw answer
    return answer
  })
  return { run, calls }
}

describe('an import', () => {
  it('that is still being written is asked for again under the same key', async () => {
    const { run, calls } = trial(problem(409, 'platform.idempotency.running'), problem(0, 'network.unreachable'), { ...report, written: true })
    await run.write()
    expect(run.unsure.value).toBe(true)
    await run.askAgain()
    expect(run.unsure.value).toBe(true)
    await run.askAgain()
    expect(run.unsure.value).toBe(false)
    expect(run.report.value?.written).toBe(true)
    expect(calls.every(({ dryRun, key }) => !dryRun && key === calls[0]!.key)).toBe(true)
  })

  it('that was only tried, or refused, is not taken for written', async () => {
    const { run } = trial(problem(0, 'network.unreachable'), problem(422, 'registry.import.no-such-sheet'))
    await run.attempt()
    expect(run.unsure.value).toBe(false)
    await run.write()
    expect(run.unsure.value).toBe(false)
    expect(run.error.value).toBeInstanceOf(Problem)
  })

  it('takes a new key for each file that is sent', async () => {
    const { run, calls } = trial(report, report)
    await run.write()
    await run.write()
    expect(calls[0]!.key).not.toBe(calls[1]!.key)
  })

  it('shows only the answer to what was asked last', async () => {
    const waiting: ((value: IntakeReport) => void)[] = []
    const run = useTrial(() => new Promise<IntakeReport>((done) => waiting.push(done)))
    const [first, second] = [run.attempt(), run.attempt()]
    waiting[1]!({ ...report, rows: 2 })
    waiting[0]!({ ...report, rows: 1 })
    await Promise.all([first, second])
    expect(run.report.value?.rows).toBe(2)
  })
})
