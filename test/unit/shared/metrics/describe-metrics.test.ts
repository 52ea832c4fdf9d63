import { expect, it } from 'vitest';
import { aboutSentences } from '#shared/metrics/describe-metrics.ts';

it('says of a metric what is known, a sentence each, and nothing of what is not', () => {
  expect(aboutSentences(undefined)).toEqual([]);
  expect(aboutSentences({ timing: 'leading' })).toEqual([
    'Leading: it moves before the result does.',
  ]);
  expect(
    aboutSentences({
      definition: 'Rejected pieces over received pieces.',
      owner: 'Quality',
      timing: 'lagging',
      gamedBy: 'rejects booked as returns',
      watchedBy: 'returns beside rejects.',
    }),
  ).toEqual([
    'Rejected pieces over received pieces.',
    'Owner: Quality.',
    'Lagging: it tells of results afterwards.',
    'Can be gamed: rejects booked as returns.',
    'Watched by: returns beside rejects.',
  ]);
});
