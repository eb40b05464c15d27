import { onMounted, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import { usePreferences } from '@/app/preferences'
import type { Plot } from './echarts'
import { optionOf, readPalette, type Picture } from './option'

/** Pixels of 186 mm, less the borders of a card. */
const paperWidth = 690

export interface UsePlotReturn {
  width: Ref<number>
  height: Ref<number>
  /** The drawn chart as a picture on the surface colour, or null before the first drawing. */
  picture: () => string | null
}

/** Draws a picture into an element and keeps it drawn: on new data, on a new size, on another theme, for print. */
export function usePlot(element: Ref<HTMLElement | undefined>, source: () => Picture): UsePlotReturn {
  const preferences = usePreferences()
  const plot = shallowRef<Plot>()
  const width = ref(0)
  const height = ref(0)
  let observer: ResizeObserver | undefined
  let gone = false

  function draw(): void {
    if (!plot.value || !element.value) return
    plot.value.setOption(optionOf(source(), readPalette(element.value)), { notMerge: true, lazyUpdate: false })
  }

  function fit(): void {
    if (!element.value) return
    width.value = element.value.clientWidth
    height.value = element.value.clientHeight
    plot.value?.resize()
  }

  /** A sheet of paper is narrower than most screens: A4 less its margins. */
  function turn(printing: boolean): void {
    if (!element.value) return
    element.value.style.width = printing ? `${paperWidth}px` : ''
    fit()
    draw()
  }

  const beforePrint = (): void => turn(true)
  const afterPrint = (): void => turn(false)

  onMounted(async () => {
    window.addEventListener('beforeprint', beforePrint)
    window.addEventListener('afterprint', afterPrint)
    fit()
    if (typeof ResizeObserver !== 'undefined') observer = new ResizeObserver(fit)
    if (element.value) observer?.observe(element.value)
    const { createPlot } = await import('./echarts')
    if (gone || !element.value) return
    plot.value = createPlot(element.value)
    fit()
    draw()
  })
  watch(source, draw)
  watch(() => preferences.theme, draw, { flush: 'post' })
  onScopeDispose(() => {
    gone = true
    window.removeEventListener('beforeprint', beforePrint)
    window.removeEventListener('afterprint', afterPrint)
    observer?.disconnect()
    plot.value?.dispose()
  })

  function picture(): string | null {
    if (!plot.value || !element.value) return null
    return plot.value.getDataURL({ pixelRatio: 2, backgroundColor: readPalette(element.value).surface })
  }

  return { width, height, picture }
}
