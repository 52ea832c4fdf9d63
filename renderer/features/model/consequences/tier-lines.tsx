import { useRef } from 'react';
import type { Tier } from '#shared/model/scoring-model.ts';
import { plotMargin } from './plot-margin.ts';
import { labelLanes } from './label-lanes.ts';
import classes from './tier-lines.module.css';

type TierLinesProps = {
  readonly tiers: readonly Tier[];
  readonly onPreview: (id: Tier['id'], line: number) => void;
  readonly onCommit: (name: string, line: number) => void;
};

/** Pixels from one row of names to the next. */
const laneHeight = 17;

const round = (line: number): number => Math.round(Math.min(100, Math.max(0, line)) * 2) / 2;

/** Handles on the distribution: drag a tier's line, or move it by half a point with the arrow keys. */
export const TierLines = ({ tiers, onPreview, onCommit }: TierLinesProps) => {
  const host = useRef<HTMLDivElement>(null);
  const lanes = labelLanes(tiers);
  const dragged = useRef<number | null>(null);
  const lineAt = (clientX: number): number => {
    const box = host.current?.getBoundingClientRect();
    return box === undefined ? 0 : round(((clientX - box.left) / box.width) * 100);
  };
  return (
    <div ref={host} className={classes['lines']} style={plotMargin}>
      {tiers.map((tier, index) =>
        tier.line === null ? null : (
          <div
            key={tier.id}
            className={classes['line']}
            style={{ left: `${tier.line}%` }}
            role="slider"
            tabIndex={0}
            aria-label={`Line of ${tier.name}`}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={tier.line}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              dragged.current = tier.line;
            }}
            onPointerMove={(event) => {
              const line = lineAt(event.clientX);
              if (dragged.current !== null && line !== dragged.current) {
                dragged.current = line;
                onPreview(tier.id, line);
              }
            }}
            onPointerUp={() => {
              if (dragged.current !== null) onCommit(tier.name, dragged.current);
              dragged.current = null;
            }}
            onKeyDown={({ key }) => {
              const step = { ArrowRight: 0.5, ArrowUp: 0.5, ArrowLeft: -0.5, ArrowDown: -0.5 }[key];
              if (step !== undefined && tier.line !== null) {
                const line = round(tier.line + step);
                onPreview(tier.id, line);
                onCommit(tier.name, line);
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
