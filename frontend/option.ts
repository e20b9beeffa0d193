import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { GridComponentOption, MarkLineComponentOption, AriaComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import type { Drawing, Point, Series } from './drawing.ts';

export type Option = ComposeOption<BarSeriesOption | LineSeriesOption | GridComponentOption | MarkLineComponentOption
    | AriaComponentOption>;

/** What the page looks like now. */
export interface Look {
  readonly ink: string;
  readonly quiet: string;
  readonly rule: string;
  readonly ground: string;
  readonly target: string;
  readonly signal: string;
  readonly series: readonly string[];
  readonly font: string;
  readonly size: number;
  /** How wide it is, in pixels. */
  readonly width: number;
  /** There is room for few words. */
  readonly narrow: boolean;
}

const SYMBOLS = ['circle', 'triangle', 'diamond', 'rect'];
const DASHES: ('solid' | number[])[] = ['solid', [8, 3], [2, 3], [8, 3, 2, 3]];
const SMALL = 7;
const LARGE = 10;
// In pixels: the room of the scale beside columns, that of the shortest words below one, and between two.
const SCALE = 44;
const WORD = 34;
const GAP = 4;

/** Says to ECharts what a drawing looks like. Points are in the order of the first series. */
export function option(drawing: Drawing, look: Look): Option {
  switch (drawing.kind) {
    case 'LINE':
      return { ...upright(drawing, look), series: [...lines(drawing, look), ...aims(drawing, look), ...signs(drawing, look)] };
    case 'SPARKLINE':
      return {
        ...common(look),
        // Room for a sign at either end.
        grid: { left: 14, right: 14, top: 6, bottom: 6 },
        xAxis: { type: 'category', show: false, boundaryGap: false, data: labels(drawing) },
        yAxis: [{ type: 'value', show: false, ...range(drawing) }, aside(false)],
        series: [...lines(drawing, look), ...aims(drawing, look), ...signs(drawing, look)],
      };
    case 'COLUMNS':
      return { ...upright(drawing, look), series: [...bars(drawing, look), ...aims(drawing, look), ...signs(drawing, look)] };
    case 'BARS':
      return {
        ...common(look),
        grid: { left: 4, right: 64, top: 4, bottom: 4 },
        // The first stands on top.
        yAxis: {
          type: 'category', inverse: true, data: labels(drawing), axisTick: { show: false }, axisLine: line(look),
          axisLabel: { ...text(look), width: look.narrow ? 100 : 180, overflow: 'break', lineHeight: lineHeight(look), interval: 0 },
        },
        xAxis: [{ type: 'value', show: false, ...range(drawing) }, { ...aside(false) }],
        series: [...bars(drawing, look), ...signs(drawing, look)],
      };
  }
}

function common(look: Look): Option {
  return {
    animation: false,
    textStyle: { fontFamily: look.font, fontSize: look.size, color: look.ink },
    // The page has a description of its own.
    aria: { enabled: true, label: { enabled: false }, decal: { show: true } },
  };
}

function upright(drawing: Drawing, look: Look): Option {
  return {
    ...common(look),
    grid: { left: 8, right: 16, top: 14, bottom: 12, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category', data: labels(drawing), boundaryGap: drawing.kind === 'COLUMNS', axisLine: line(look),
      axisTick: { show: false },
      axisLabel: { ...text(look), showMinLabel: true, showMaxLabel: true, ...below(drawing, look) },
    },
    yAxis: [
      {
        type: 'value', ...range(drawing), splitNumber: 4, minInterval: whole(drawing) ? 1 : 0,
        axisLabel: text(look), splitLine: { lineStyle: { color: look.rule } },
      },
      aside(false),
    ],
  };
}

/**
 * Words below columns stand in the middle of each, in several lines where few have little room; below lines, and many
 * columns, some are left out. A line begins and ends at the edge, and so do its words.
 */
function below(drawing: Drawing, look: Look) {
  const number = Math.max(1, labels(drawing).length);
  const room = (look.width - SCALE) / number;
  if (drawing.kind !== 'COLUMNS') {
    return { hideOverlap: true, alignMinLabel: 'left' as const, alignMaxLabel: 'right' as const };
  }
  return room < WORD ? { hideOverlap: true }
      : { interval: 0, width: room - GAP, overflow: 'break' as const, lineHeight: lineHeight(look) };
}

/** How far lines of words stand apart. */
function lineHeight(look: Look): number {
  return Math.round(look.size * 1.15);
}

/** An axis on which what has no value stands, at the foot of the picture. */
function aside(show: boolean) {
  return { type: 'value' as const, show, min: 0, max: 1 };
}

function text(look: Look) {
  return { color: look.quiet, fontFamily: look.font, fontSize: look.size };
}

function line(look: Look) {
  return { lineStyle: { color: look.quiet } };
}

function labels(drawing: Drawing): string[] {
  // Years as numbers would be taken for values.
  return (drawing.series[0]?.points ?? []).map(point => String(point.label));
}

function numbers(drawing: Drawing): number[] {
  return [...drawing.series.flatMap(series => series.points.map(point => point.value)), ...drawing.targets, ...drawing.medians]
      .filter(value => typeof value === 'number');
}

function whole(drawing: Drawing): boolean {
  return numbers(drawing).every(Number.isInteger);
}

/** Lines begin at nought unless all of them lie far above it; bars always do. */
function range(drawing: Drawing): { min?: number; max?: number; interval?: number; scale?: boolean } {
  const all = numbers(drawing);
  const highest = Math.max(0, ...all);
  const limit = highest > (drawing.limit ?? Infinity) * 0.8 ? drawing.limit : undefined;
  const far = all.length > 0 && Math.min(...all) > highest * 0.6;
  if ((drawing.kind === 'LINE' || drawing.kind === 'SPARKLINE') && far) {
    if (limit === undefined) {
      return { scale: true };
    }
    const step = limit / 10;
    return { min: Math.floor(Math.min(...all) / step) * step, max: limit, interval: step };
  }
  return limit === undefined ? { min: 0 } : { min: 0, max: limit, interval: limit / 4 };
}

/** Each stretch between two breaks is a line of its own, so that nothing joins what cannot be compared. */
function lines(drawing: Drawing, look: Look): LineSeriesOption[] {
  const small = drawing.kind === 'SPARKLINE';
  return drawing.series.flatMap((series, nth) => {
    const cuts = [0, ...drawing.breaks.filter(at => at > 0), series.points.length];
    return cuts.slice(1).map((end, stretch): LineSeriesOption => ({
      type: 'line',
      name: series.name,
      z: 3,
      data: series.points.map((point, at) => at >= (cuts[stretch] ?? 0) && at < end && point.value !== undefined
          ? drawn(point, at, series, nth, look, small) : null),
      showAllSymbol: true,
      color: colour(look, nth),
      lineStyle: { color: colour(look, nth), width: 2, type: DASHES[nth % DASHES.length] ?? 'solid' },
      emphasis: { scale: 1.6 },
      ...(stretch === 0 && !small && drawing.breaks.length > 0 ? { markLine: broken(drawing, look) } : {}),
    }));
  });
}

function drawn(point: Point, at: number, series: Series, nth: number, look: Look, small: boolean) {
  const last = series.points.findLastIndex(it => it.value !== undefined) === at;
  const fill = point.signal ? look.signal : colour(look, nth);
  return {
    value: point.value as number,
    symbol: point.signal ? 'rect' : (SYMBOLS[nth % SYMBOLS.length] ?? 'circle'),
    symbolSize: small ? (last ? SMALL : 0.1) : point.signal ? LARGE : SMALL,
    // What is not over, or is nought by a nil return, is hollow.
    itemStyle: point.soFar || point.sign !== ''
        ? { color: look.ground, borderColor: fill, borderWidth: 2 } : { color: fill, borderColor: fill, borderWidth: 1 },
  };
}

function bars(drawing: Drawing, look: Look): BarSeriesOption[] {
  return drawing.series.map((series, nth) => ({
    type: 'bar',
    name: series.name,
    barMaxWidth: drawing.kind === 'BARS' ? 18 : 40,
    color: colour(look, nth),
    data: series.points.map(point => point.value === undefined ? null : {
      value: point.value,
      itemStyle: point.soFar ? { opacity: 0.6 } : {},
    }),
    ...(drawing.kind === 'BARS' ? {
      label: {
        show: true, position: 'right' as const, ...text(look), color: look.ink,
        formatter: ({ dataIndex }: { dataIndex: number }) => series.points[dataIndex]?.shown ?? '',
      },
    } : {}),
  }));
}

/** The target and the median. */
function aims(drawing: Drawing, look: Look): LineSeriesOption[] {
  const flat = (data: readonly (number | null)[], color: string, type: number[], name: string): LineSeriesOption => ({
    type: 'line', name, z: 2, silent: true, symbol: 'none', step: 'middle', data: [...data], color,
    lineStyle: { color, width: drawing.kind === 'SPARKLINE' ? 1 : 1.5, type }, emphasis: { disabled: true },
  });
  return [
    ...(drawing.targets.some(it => it !== null) ? [flat(drawing.targets, look.target, [6, 4], 'target')] : []),
    ...(drawing.medians.some(it => it !== null) ? [flat(drawing.medians, look.quiet, [2, 3], 'median')] : []),
  ];
}

/** What is hidden, missing or not due stands at the foot, each with its sign. */
function signs(drawing: Drawing, look: Look): LineSeriesOption[] {
  const sideways = drawing.kind === 'BARS';
  return drawing.series
      .filter(series => series.points.some(point => stands(point, sideways)))
      .map((series): LineSeriesOption => ({
        type: 'line',
        name: series.name,
        z: 4,
        silent: true,
        symbol: 'none',
        lineStyle: { width: 0 },
        emphasis: { disabled: true },
        ...(sideways ? { xAxisIndex: 1 } : { yAxisIndex: 1 }),
        // A symbol of no size still carries its label.
        data: series.points.map((point, at) => stands(point, sideways)
            // Above the point, where there is one too.
            ? { value: sideways ? [0, at] : 0, symbol: 'circle', symbolSize: 0.1, label: { distance: point.value === undefined ? 3 : 9 } }
            : null),
        showAllSymbol: true,
        label: {
          show: true, position: sideways ? 'right' : 'top', ...text(look), color: look.ink, fontWeight: 'bold',
          formatter: ({ dataIndex }) => {
            const point = series.points[dataIndex];
            return (sideways && !look.narrow ? point?.shown : point?.sign) ?? '';
          },
        },
      }));
}

/** A bar that there is has its words beside it. */
function stands(point: Point, sideways: boolean): boolean {
  return point.sign !== '' && !(sideways && point.value !== undefined);
}

function broken(drawing: Drawing, look: Look): NonNullable<LineSeriesOption['markLine']> {
  return {
    silent: true,
    symbol: 'none',
    label: { show: false },
    lineStyle: { color: look.ink, width: 1.5, type: [1, 3] },
    data: drawing.breaks.map(at => ({ xAxis: at })),
  };
}

function colour(look: Look, nth: number): string {
  return look.series[nth % look.series.length] ?? look.ink;
}
