/*
 * Draws what the program describes. The words, the table and the sentence beside a picture are the page's own; here are
 * the picture, its keys and the line that says which value they are at.
 */
import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, MarkLineComponent } from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Drawing } from './drawing.ts';
import { option, type Look } from './option.ts';

use([AriaComponent, BarChart, GridComponent, LineChart, MarkLineComponent, SVGRenderer]);

const DARK = matchMedia('(prefers-color-scheme: dark)');
const PAPER = matchMedia('print');
const BAR = 30;
const NARROW = 420;

class AdpChart extends HTMLElement {
  readonly #picture = document.createElement('div');
  readonly #value = document.createElement('p');
  readonly #again = () => this.#draw();
  readonly #table = (event: Event) => this.#toTable(event as KeyboardEvent);
  readonly #sized = new ResizeObserver(() => {
    this.#chart?.resize();
    this.#draw();
  });
  #chart: EChartsType | undefined;
  #drawing: Drawing | undefined;
  #series = 0;
  #point = -1;

  constructor() {
    super();
    this.#picture.className = 'chart-drawn';
    this.#picture.ariaHidden = 'true';
    this.#value.className = 'chart-value';
    this.#value.setAttribute('role', 'status');
    this.addEventListener('keydown', event => this.#press(event));
    this.addEventListener('pointermove', event => this.#pointAt(event));
    this.addEventListener('pointerdown', event => this.#pointAt(event));
    this.addEventListener('pointerleave', () => this.#leave());
    this.addEventListener('blur', () => this.#leave());
  }

  /** What is drawn, as a text of JSON. */
  set drawing(json: string) {
    this.#drawing = JSON.parse(json) as Drawing;
    this.#draw();
  }

  connectedCallback(): void {
    // What the server said before this script was there.
    if (Object.hasOwn(this, 'drawing')) {
      const early = Reflect.get(this, 'drawing') as string;
      Reflect.deleteProperty(this, 'drawing');
      this.drawing = early;
    }
    this.append(this.#picture, this.#value);
    this.#around()?.addEventListener('keydown', this.#table);
    DARK.addEventListener('change', this.#again);
    PAPER.addEventListener('change', this.#again);
    this.#sized.observe(this.#picture);
    this.#draw();
  }

  disconnectedCallback(): void {
    this.#around()?.removeEventListener('keydown', this.#table);
    DARK.removeEventListener('change', this.#again);
    PAPER.removeEventListener('change', this.#again);
    this.#sized.disconnect();
    this.#chart?.dispose();
    this.#chart = undefined;
  }

  #draw(): void {
    const drawing = this.#drawing;
    if (!drawing || !this.isConnected) {
      return;
    }
    if (drawing.kind === 'BARS') {
      const rows = drawing.series[0]?.points.length ?? 0;
      this.#picture.style.height = `${Math.max(1, rows) * BAR * drawing.series.length + 8}px`;
    }
    this.#chart ??= init(this.#picture, null, { renderer: 'svg' });
    this.#chart.setOption(option(drawing, this.#look()), { notMerge: true });
  }

  /** The page's tokens. A custom property is not worked out, so each is asked for as a colour. */
  #look(): Look {
    const probe = document.createElement('span');
    this.append(probe);
    const colour = (token: string) => {
      probe.style.color = `var(${token})`;
      return getComputedStyle(probe).color;
    };
    const style = getComputedStyle(this);
    const look = {
      ink: colour('--adp-ink'),
      quiet: colour('--adp-quiet'),
      rule: colour('--adp-line'),
      ground: colour('--adp-panel'),
      target: colour('--chart-target'),
      signal: colour('--chart-signal'),
      series: [1, 2, 3, 4].map(nth => colour(`--chart-${nth}`)),
      font: style.fontFamily,
      size: Math.round(parseFloat(style.fontSize) * 0.85),
      width: this.clientWidth,
      narrow: this.clientWidth < NARROW,
    };
    probe.remove();
    return look;
  }

  #press(event: KeyboardEvent): void {
    const series = this.#drawing?.series ?? [];
    const last = (series[this.#series]?.points.length ?? 0) - 1;
    if (event.ctrlKey || event.altKey || event.metaKey || last < 0) {
      return;
    }
    const sideways = this.#drawing?.kind === 'BARS';
    const on = sideways ? 'ArrowDown' : 'ArrowRight';
    const back = sideways ? 'ArrowUp' : 'ArrowLeft';
    const next = sideways ? 'ArrowRight' : 'ArrowDown';
    const former = sideways ? 'ArrowLeft' : 'ArrowUp';
    switch (event.key) {
      case on: this.#go(this.#series, Math.min(last, this.#point + 1)); break;
      case back: this.#go(this.#series, this.#point < 0 ? last : Math.max(0, this.#point - 1)); break;
      case next: this.#go(Math.min(series.length - 1, this.#series + 1), Math.max(0, this.#point)); break;
      case former: this.#go(Math.max(0, this.#series - 1), Math.max(0, this.#point)); break;
      case 'Home': this.#go(this.#series, 0); break;
      case 'End': this.#go(this.#series, last); break;
      case 'Escape': this.#leave(); break;
      default: return;
    }
    event.preventDefault();
  }

  #around(): HTMLElement | null {
    return this.closest<HTMLElement>('.chart');
  }

  /** One key to the table, and the same key back. */
  #toTable(event: KeyboardEvent): void {
    if (event.key.toLowerCase() !== 't' || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    event.preventDefault();
    this.focus();
    this.#around()?.querySelector<HTMLElement>('.chart-as-table')?.click();
  }

  #pointAt(event: PointerEvent): void {
    const drawing = this.#drawing;
    if (!drawing || !this.#chart) {
      return;
    }
    const box = this.#picture.getBoundingClientRect();
    const [x, y] = this.#chart.convertFromPixel({ xAxisIndex: 0, yAxisIndex: 0 },
        [event.clientX - box.left, event.clientY - box.top]) as number[];
    const at = Math.round((drawing.kind === 'BARS' ? y : x) ?? -1);
    const points = drawing.series[this.#series]?.points.length ?? 0;
    if (at >= 0 && at < points && at !== this.#point) {
      this.#go(this.#series, at);
    }
  }

  #go(series: number, point: number): void {
    const drawing = this.#drawing;
    const there = drawing?.series[series]?.points[point];
    if (!drawing || !there) {
      return;
    }
    this.#mark('downplay');
    this.#series = series;
    this.#point = point;
    this.#mark('highlight');
    this.#value.textContent = drawing.series.length > 1 ? `${drawing.series[series]?.name}. ${there.said}` : there.said;
  }

  #mark(type: 'highlight' | 'downplay'): void {
    const name = this.#drawing?.series[this.#series]?.name;
    if (this.#point >= 0 && name !== undefined) {
      this.#chart?.dispatchAction({ type, seriesName: name, dataIndex: this.#point });
    }
  }

  #leave(): void {
    this.#mark('downplay');
    this.#point = -1;
    this.#value.textContent = '';
  }
}

if (!customElements.get('adp-chart')) {
  customElements.define('adp-chart', AdpChart);
}
