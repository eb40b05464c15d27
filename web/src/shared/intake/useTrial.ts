import { computed, ref, type Ref } from 'vue'
import { newKey, Problem } from '@/api/client'
import type { IntakeReport } from './intake'

/**
 * A trial run, then the same file for good. A writing whose answer was lost, or that is still running, is asked for
 * again under its own key: the server answers once more and writes only once.
 */
export function useTrial<R extends IntakeReport>(ask: (dryRun: boolean, key: string) => Promise<R>) {
  const report = ref(null) as Ref<R | null>
  const error = ref<unknown>(null)
  const busy = ref(false)
  let asked = 0
  const writing = ref('')

  /** Only the answer to what was asked last is shown. */
  async function send(dryRun: boolean, key: string): Promise<void> {
    const mine = ++asked
    report.value = error.value = null
    writing.value = dryRun ? '' : key
    busy.value = true
    const answer = await ask(dryRun, key).then((value) => ({ value }), (problem: unknown) => ({ problem }))
    if (mine !== asked) return
    busy.value = false
    if ('value' in answer) report.value = answer.value
    else error.value = answer.problem
  }

  function forget(): void {
    asked++
    report.value = error.value = null
    busy.value = false
  }

  /** The file was sent to be written, and nobody knows yet whether it is. */
  const unsure = computed(() => writing.value !== '' && isUnsure(error.value))

  return {
    report,
    error,
    busy,
    unsure,
    forget,
    attempt: () => send(true, newKey()),
    write: () => send(false, newKey()),
    askAgain: () => send(false, writing.value)
  }
}

function isUnsure(error: unknown): boolean {
  return error instanceof Problem && (error.status === 0 || error.status >= 502 || error.code === 'platform.idempotency.running')
}
