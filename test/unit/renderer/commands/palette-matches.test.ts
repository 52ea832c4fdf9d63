import { describe, expect, it } from 'vitest';
import { findPartners, matchCommands } from '#renderer/commands/palette-matches.ts';

const commands = [
  { label: 'Open workspace…', keywords: ['load', 'file'] },
  { label: 'Import file…', keywords: ['csv', 'data'] },
  { label: 'Undo', keywords: ['back'] },
];

const labels = (query: string): readonly string[] =>
  matchCommands(query, commands).map(({ label }) => label);

describe('the palette', () => {
  it('shows every command while nothing is typed', () => {
    expect(labels(' ')).toEqual(['Open workspace…', 'Import file…', 'Undo']);
  });

  it('puts a match in the label before one in the keywords, and asks for every word', () => {
    expect(labels('file')).toEqual(['Import file…', 'Open workspace…']);
    expect(labels('load WORK')).toEqual(['Open workspace…']);
    expect(labels('load csv')).toEqual([]);
  });

  it('finds partners by name and key, as many as asked for', () => {
    const snapshot = {
      partnerKeys: ['k1', 'k2', 'x3'],
      partnerNames: ['Alba Nord', 'Brio', 'Nordsee'],
    };
    expect(findPartners('NORD', snapshot, 5)).toEqual([
      { key: 'k1', name: 'Alba Nord' },
      { key: 'x3', name: 'Nordsee' },
    ]);
    expect(findPartners('k', snapshot, 1)).toEqual([{ key: 'k1', name: 'Alba Nord' }]);
    expect(findPartners('  ', snapshot, 5)).toEqual([]);
  });
});
