import { inject, provide, ref, shallowRef, type InjectionKey, type Ref } from 'vue'

/** What charts of one page share: the pointed-at instant, the pinned one, and the selected hours. */
export interface ChartLink {
  hover: Ref<number | null>
  pinned: Ref<number | null>
  selection: Ref<readonly [number, number] | null>
}

const key: InjectionKey<ChartLink> = Symbol('chart link')

function createLink(): ChartLink {
  return { hover: ref(null), pinned: ref(null), selection: shallowRef(null) }
}

export function provideChartLink(): ChartLink {
  const link = createLink()
  provide(key, link)
  return link
}

/** The link of the page, or one of its own for a chart that stands alone. */
export function useChartLink(): ChartLink {
  return inject(key, createLink, true)
}
