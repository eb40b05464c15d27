import type { DeviceHealth } from '@/api/types'

export interface ProblemCount {
  code: string
  count: number
}

/** Problem codes of a device, most frequent first. */
export function problemsOf(device: Pick<DeviceHealth, 'problems'>): ProblemCount[] {
  return Object.entries(device.problems ?? {})
    .map(([code, count]) => ({ code, count }))
    .sort((a, b) => b.count - a.count || a.code.localeCompare(b.code))
}

/** Silent devices first, then those with most faults, then by number. */
export function troubledFirst(devices: readonly DeviceHealth[]): DeviceHealth[] {
  const faults = (device: DeviceHealth): number => problemsOf(device).reduce((sum, one) => sum + one.count, 0)
  return [...devices].sort(
    (a, b) => Number(a.online) - Number(b.online) || faults(b) - faults(a) || a.mn.localeCompare(b.mn)
  )
}
