import type { TierShape } from '#shared/model/scoring-model.ts';
import type { ChartInk } from './chart-ink.ts';

/** Points of one kind, told apart by shape and colour. */
export type MapSeries = {
  readonly name: string;
  /** Null for a ring. */
  readonly shape: TierShape | null;
  readonly colour: string;
  /** Across and upwards of one point after the other; none is NaN. */
  readonly points: Float64Array;
  /** What each point stands for. */
  readonly rows: Uint32Array;
};

/** One cell of a plane that is too full for points. */
export type MapCellView = MapArea & {
  readonly colour: string;
  /** 0..1: how full it is. */
  readonly fill: number;
};

/** A part of the plane; null is open. */
export type MapArea = {
  readonly across: { readonly from: number | null; readonly to: number | null };
  readonly upwards: { readonly from: number | null; readonly to: number | null };
};

export type ScatterMapProps = {
  /** What it shows, in one sentence, for who cannot see it. */
  readonly label: string;
  /** Points, or none where cells stand for them. */
  readonly series: readonly MapSeries[];
  readonly cells: readonly MapCellView[];
  readonly across: string;
  readonly upwards: string;
  /** Where the plane is cut into quarters; null for no cut. */
  readonly cut: { readonly across: number; readonly upwards: number } | null;
  /** What is marked out; null for nothing. */
  readonly area: MapArea | null;
  readonly selected: {
    readonly across: number;
    readonly upwards: number;
    readonly name: string;
  } | null;
  readonly ink: ChartInk;
  /** What a point says when it is pointed at. */
  readonly describe: (row: number) => string;
  readonly onPick: (row: number) => void;
  /** What a cell says, by its place in `cells`. */
  readonly describeCell: (cell: number) => string;
  readonly onPickCell: (cell: number) => void;
  /** A rectangle was drawn. */
  readonly onArea: (area: MapArea) => void;
};
