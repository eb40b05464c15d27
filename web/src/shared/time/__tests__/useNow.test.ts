import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { useNow } from '../useNow'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

it('follows the clock until its scope ends', () => {
  let time = 1000
  const scope = effectScope()
  const now = scope.run(() => useNow({ everyMs: 100, clock: () => time }))!
  expect(now.value).toBe(1000)
  time = 2000
  vi.advanceTimersByTime(100)
  expect(now.value).toBe(2000)
  scope.stop()
  time = 3000
  vi.advanceTimersByTime(500)
  expect(now.value).toBe(2000)
})
