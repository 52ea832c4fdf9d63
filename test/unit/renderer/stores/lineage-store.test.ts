import { describe, expect, it } from 'vitest';
import { createLineageStore } from '#renderer/stores/lineage-store.ts';
import { createRowPages, rowsPerPage } from '#renderer/stores/row-pages.ts';
import type { FigureLineage, LineageRow, RunUses } from '#shared/model/lineage.ts';
import { err, ok } from '#shared/result.ts';
import { createFakeEngine, createGate } from '../fake-engine.ts';

const figureOf = (code: string): FigureLineage => ({
  code,
  name: code,
  unit: '',
  decimals: 0,
  value: 1,
  absence: null,
  partner: { key: 'A', name: 'A' },
  origin: null,
});
const target = (metric: string) => ({ kind: 'figure', partner: 'A', metric }) as const;
const refusal = {
  type: 'InputRefused',
  where: 'x',
  expected: 'a figure',
  found: 'none',
  remedy: 'Look.',
} as const;
const uses = { metrics: [], attributes: ['Region'] } as unknown as RunUses;

describe('the way from figure to figure', () => {
  it('is followed, goes back, and is closed', async () => {
    const { call } = createFakeEngine({
      'lineage/figure': ({ metric }) => ok(figureOf(metric)),
      'lineage/run': () => ok(uses),
    });
    const store = createLineageStore({ call });
    const seen: unknown[] = [];
    const look = (): void => {
      const { trail, shown } = store.getState();
      seen.push([
        trail.length,
        shown?.kind === 'figure' ? shown.figure.code : (shown?.kind ?? null),
      ]);
    };
    await store.actions.open(target('profit'));
    look();
    await store.actions.follow(target('cost'));
    look();
    await store.actions.swap(target('revenue'));
    look();
    await store.actions.follow({ kind: 'run', run: 3 });
    look();
    await store.actions.back();
    look();
    await store.actions.open(target('other'));
    look();
    await store.actions.back();
    look();
    await store.actions.refresh();
    look();
    expect(seen).toEqual([
      [1, 'profit'],
      [2, 'cost'],
      [2, 'revenue'],
      [3, 'run'],
      [2, 'revenue'],
      [1, 'other'],
      [0, null],
      [0, null],
    ]);
  });

  it('says what failed, and drops answers to what is no longer asked', async () => {
    const gate = createGate();
    const { call } = createFakeEngine({
      'lineage/figure': async ({ metric }) => {
        if (metric === 'slow') await gate.opened;
        return metric === 'gone' ? err(refusal) : ok(figureOf(metric));
      },
    });
    const store = createLineageStore({ call });
    const slow = store.actions.open(target('slow'));
    await store.actions.open(target('gone'));
    gate.open();
    await slow;
    expect(store.getState()).toEqual({ trail: [target('gone')], shown: null, error: refusal });
    const again = store.actions.refresh();
    store.actions.close();
    await again;
    expect(store.getState()).toEqual({ trail: [], shown: null, error: null });
  });
});

describe('rows that come page by page', () => {
  it('are asked for once as they come into sight, and are drawn when they are here', async () => {
    const asked: number[] = [];
    const gate = createGate();
    const pages = createRowPages(rowsPerPage + 5, async (offset, limit) => {
      asked.push(offset);
      await gate.opened;
      return Array.from({ length: limit }, (_, at): LineageRow => {
        const rowNumber = offset + at;
        return {
          file: 0,
          rowNumber,
          cells: [],
          leftOut: '',
          rate: null,
          weight: null,
          settled: [],
        };
      });
    });
    let draws = 0;
    const arrived = new Promise<void>((resolve) => {
      const stop = pages.follow(() => {
        draws += 1;
        if (draws === 2) {
          stop();
          resolve();
        }
      });
    });
    expect([pages.rowAt(0), pages.rowAt(7), pages.rowAt(rowsPerPage + 1)]).toEqual([
      null,
      null,
      null,
    ]);
    gate.open();
    await arrived;
    expect(asked).toEqual([0, rowsPerPage]);
    expect([pages.rowAt(7), pages.rowAt(rowsPerPage + 1)].map((row) => row?.rowNumber)).toEqual([
      7,
      rowsPerPage + 1,
    ]);
  });
});
