/*
 * What the program hands over to be drawn: the record `Drawing` of its Java part, which works every figure out. Nothing
 * is computed here but where things stand.
 */

export type Kind = 'LINE' | 'COLUMNS' | 'BARS' | 'SPARKLINE';

export interface Point {
  /** The period or the category. */
  readonly label: string;
  /** Absent where there is no number to see. */
  readonly value?: number;
  /** The whole point in words, as it is read out. */
  readonly said: string;
  /** The value as it is written beside a bar. */
  readonly shown: string;
  /** A short sign for what is no number, or is one of a kind of its own; empty for a plain number. */
  readonly sign: string;
  /** Its period is not over. */
  readonly soFar: boolean;
  /** Part of a shift or a trend. */
  readonly signal: boolean;
}

export interface Series {
  readonly name: string;
  readonly points: readonly Point[];
}

export interface Drawing {
  readonly kind: Kind;
  readonly series: readonly Series[];
  /** What is aimed for, by point; absent where nothing is. */
  readonly targets: readonly (number | null)[];
  /** The median of the baseline, by point; absent where it does not hold. */
  readonly medians: readonly (number | null)[];
  /** The points from which on figures are counted in another way. */
  readonly breaks: readonly number[];
  /** The highest value there can be, such as 100 for percent. */
  readonly limit?: number;
}
