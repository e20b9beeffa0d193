import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Drawing, Point } from './drawing.ts';
import { option, type Look } from './option.ts';

const look: Look = {
  ink: 'ink', quiet: 'quiet', rule: 'rule', ground: 'ground', target: 'target', signal: 'signal', series: ['one', 'two'],
  font: 'font', size: 12, width: 700, narrow: false,
};

function point(label: string, value?: number, more: Partial<Point> = {}): Point {
  return { label, said: label, shown: String(value), sign: value === undefined ? '*' : '', soFar: false, signal: false,
    ...(value === undefined ? {} : { value }), ...more };
}

function drawing(points: Point[], more: Partial<Drawing> = {}): Drawing {
  const none = points.map(() => null);
  return { kind: 'LINE', series: [{ name: 'Kits', points }], targets: none, medians: none, breaks: [], ...more };
}

// What is drawn, without what it looks like.
function drawn(of: Drawing): { name?: string; data: unknown[] }[] {
  const series = option(of, look).series as { name?: string; data: ({ value: unknown } | number | null)[] }[];
  return series.map(({ name, data }) => ({ ...(name === undefined ? {} : { name }),
    data: data.map(it => it !== null && typeof it === 'object' ? it.value : it) }));
}

function axes(of: Drawing): { x: { data?: string[] }; y: { min?: number; max?: number; scale?: boolean } } {
  const made = option(of, look);
  return { x: made.xAxis as { data?: string[] }, y: (made.yAxis as { min?: number }[])[0] ?? {} };
}

test('what has no number is a gap, and nought is none', () => {
  const [line, signs] = drawn(drawing([point('Q1', 0), point('Q2'), point('Q3', 5)]));
  assert.deepEqual(line?.data, [0, null, 5]);
  assert.deepEqual(signs?.data, [null, 0, null]);
});

test('nothing joins what is counted in different ways', () => {
  const [before, after] = drawn(drawing([point('Q1', 1), point('Q2', 2), point('Q3', 3)], { breaks: [2] }));
  assert.deepEqual(before?.data, [1, 2, null]);
  assert.deepEqual(after?.data, [null, null, 3]);
});

test('target and median are lines only where there are any', () => {
  const points = [point('Q1', 1), point('Q2', 2)];
  assert.equal(drawn(drawing(points)).length, 1);
  assert.deepEqual(drawn(drawing(points, { targets: [null, 4] }))[1]?.data, [null, 4]);
  assert.deepEqual(drawn(drawing(points, { medians: [3, 3] }))[1]?.data, [3, 3]);
});

test('years stay labels', () => {
  assert.deepEqual(axes(drawing([point('2024', 1), point('2025', 2)])).x.data, ['2024', '2025']);
});

test('lines begin at nought unless all lies far above it, and bars always do', () => {
  const high = [point('Q1', 90), point('Q2', 95)];
  assert.equal(axes(drawing([point('Q1', 10), point('Q2', 95)])).y.min, 0);
  assert.deepEqual([axes(drawing(high)).y.min, axes(drawing(high)).y.scale], [undefined, true]);
  assert.equal(axes(drawing(high, { kind: 'COLUMNS' })).y.min, 0);
});

test('a share ends at all of it where it comes near', () => {
  assert.equal(axes(drawing([point('Q1', 10), point('Q2', 85)], { limit: 100 })).y.max, 100);
  assert.equal(axes(drawing([point('Q1', 10), point('Q2', 30)], { limit: 100 })).y.max, undefined);
  const { min, max } = axes(drawing([point('Q1', 84), point('Q2', 91)], { limit: 100 })).y;
  assert.deepEqual([min, max], [80, 100]);
});

test('bars without a number stand with their words, and a nil return once', () => {
  const [bars, signs] = drawn(drawing([point('Arran'), point('Irvine', 0, { sign: 'nil' })], { kind: 'BARS' }));
  assert.deepEqual(bars?.data, [null, 0]);
  assert.deepEqual(signs?.data, [[0, 0], null]);
});

function words(of: Drawing, at: Partial<Look> = {}): Record<string, unknown> {
  return (option(of, { ...look, ...at }).xAxis as { axisLabel: Record<string, unknown> }).axisLabel;
}

test('words below columns stand in the middle of each, and below lines end at its edges', () => {
  const points = [point('Q1', 1), point('Q2', 2)];
  assert.equal(words(drawing(points, { kind: 'COLUMNS' })).alignMinLabel, undefined);
  assert.equal(words(drawing(points)).alignMinLabel, 'left');
});

test('few columns have all their words, and many some', () => {
  const many = Array.from({ length: 24 }, (_, at) => point(`Q${at}`, at));
  assert.equal(words(drawing(many.slice(0, 7), { kind: 'COLUMNS' }), { width: 290 }).interval, 0);
  assert.equal(words(drawing(many, { kind: 'COLUMNS' }), { width: 290 }).hideOverlap, true);
});

test('each bar has its words', () => {
  const made = option(drawing([point('Arran', 1), point('Irvine', 2)], { kind: 'BARS' }), look);
  assert.equal((made.yAxis as { axisLabel: { interval: number } }).axisLabel.interval, 0);
});
