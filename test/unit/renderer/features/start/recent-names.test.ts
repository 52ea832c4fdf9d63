import { expect, it } from 'vitest';
import { folderOf, titleOf } from '#renderer/features/start/recent-names.ts';

it('a recent file is named without its ending, and its folder beside it', () => {
  const paths = ['/home/docs/Programme 2026.tierwright', 'C:\\Docs\\Plan.TIERWRIGHT'];
  expect(paths.map(titleOf)).toEqual(['Programme 2026', 'Plan']);
  expect(paths.map(folderOf)).toEqual(['/home/docs', 'C:\\Docs']);
});
