import { useRef } from 'react';
import type { Tier } from '#shared/model/scoring-model.ts';
import { ladderOfTier } from '#shared/scoring/ladders/ladder-spans.ts';
import { cutWords, lineWords } from '#shared/scoring/lines/line-words.ts';
import type { LineMoves } from './line-moves.ts';
import { plotMargin } from './plot-margin.ts';
import { labelLanes } from './label-lanes.ts';
import classes from './tier-lines.module.css';

type TierLinesProps = LineMoves & {
  /** With lines as scores, where this frame puts them. */
  readonly tiers: readonly Tier[];
  /** The same tiers as the model has them, with the way in which each line is set. */
  readonly cuts: readonly Tier[];
  /** The ladder whose lines are shown; null for the main one. */
  readonly ladder: string | null;
};

/** Pixels from one row of names to the next. */
const laneHeight = 17;

/** Half points, so that a dragged line is a number that can be told. */
const round = (line: number): number => Math.round(Math.min(100, Math.max(0, line)) * 2) / 2;

const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
};

/** Where a line is and how it got there, for who cannot see it. */
const valueText = (tier: Tier, given: Tier | undefined): string => {
  const at = `${lineWords(tier.line ?? 0)} points`;
  return given === undefined || given.rules.cut.by === 'score'
    ? at
    : `${at}, ${cutWords(given.rules.cut, null, '', given.rules.ladder !== undefined)}`;
};

/**
 * Handles on the distribution: drag a tier's line, or move it with the arrow keys by half a point, a
 * partner, a per cent or some money, as it is set; Shift by ten of them.
 */
export const TierLines = (props: TierLinesProps) => {
  const { tiers, cuts, ladder, onPreview, onStep, onCommit } = props;
  const host = useRef<HTMLDivElement>(null);
  // Those of other ladders would only push names aside.
  const shown = tiers.map((tier) =>
    ladderOfTier(tier) === ladder ? tier : { ...tier, line: null },
  );
  const lanes = labelLanes(shown);
  const dragged = useRef<number | null>(null);
  const lineAt = (clientX: number): number => {
    const box = host.current?.getBoundingClientRect();
    return box === undefined ? 0 : round(((clientX - box.left) / box.width) * 100);
  };
  return (
    <div ref={host} className={classes['lines']} style={plotMargin}>
      {shown.map((tier, index) =>
        tier.line === null ? null : (
          <div
            key={tier.id}
            className={classes['line']}
            style={{ left: `${Math.min(100, Math.max(0, tier.line))}%` }}
            role="slider"
            tabIndex={0}
            aria-label={`Line of ${tier.name}`}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.min(100, Math.max(0, tier.line))}
            aria-valuetext={valueText(tier, cuts[index])}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              dragged.current = lineAt(event.clientX);
            }}
            onPointerMove={(event) => {
              const line = lineAt(event.clientX);
              if (dragged.current !== null && line !== dragged.current) {
                dragged.current = line;
                onPreview(index, line);
              }
            }}
            onPointerUp={() => {
              if (dragged.current !== null) onCommit(index);
              dragged.current = null;
            }}
            onKeyDown={({ key, shiftKey }) => {
              const step = steps[key];
              if (step !== undefined) {
                onStep(index, step * (shiftKey ? 10 : 1));
                onCommit(index);
              }
            }}
          >
            <span className={classes['label']} style={{ top: (lanes[index] ?? 0) * laneHeight }}>
              {tier.name}
            </span>
          </div>
        ),
      )}
    </div>
  );
};
