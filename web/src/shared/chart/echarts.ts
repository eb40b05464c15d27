/** Only the parts of ECharts that our charts draw with; loaded when the first chart is shown. */
import { LineChart, ScatterChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { init, use, type EChartsType } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

use([LineChart, ScatterChart, GridComponent, CanvasRenderer])

export type Plot = EChartsType

export function createPlot(element: HTMLElement): Plot {
  return init(element, null, { renderer: 'canvas' })
}
