import { onScopeDispose, readonly, shallowRef, type Ref } from 'vue'

export interface UseNowOptions {
  /** @default 10000 */
  everyMs?: number
  /** @default Date.now */
  clock?: () => number
}

/** The running instant, ticking slowly: ages and periods follow it. Stops with the scope that asked for it. */
export function useNow(options: UseNowOptions = {}): Readonly<Ref<number>> {
  const clock = options.clock ?? Date.now
  const now = shallowRef(clock())
  const timer = setInterval(() => (now.value = clock()), options.everyMs ?? 10_000)
  onScopeDispose(() => clearInterval(timer))
  return readonly(now)
}
