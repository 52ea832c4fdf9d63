import { describe, expect, test } from 'vitest';
import { listSteps, selectSteps } from '#electron/launch/steps/step-list.js';

const { steps } = listSteps();

const namesFor = (words: readonly string[]): readonly string[] =>
  selectSteps(steps, words).map(({ name }) => name);

describe('which steps npm test runs', () => {
  test('no name means all, those that read sources only first', () => {
    expect(namesFor([])).toEqual([
      'dependencies',
      'lint',
      'format',
      'types',
      'layers',
      'dead code',
      'build',
      'window',
      'unit',
      'integration',
      'endurance',
      'fuzz',
      'type tests',
      'architecture',
      'end to end',
    ]);
  });

  test('check means the five that read sources only, and the packages they need', () => {
    expect(namesFor(['check'])).toEqual([
      'dependencies',
      'lint',
      'format',
      'types',
      'layers',
      'dead code',
    ]);
  });

  test('e2e brings the build and the window that it needs', () => {
    expect(namesFor(['e2e'])).toEqual(['dependencies', 'build', 'window', 'end to end']);
  });

  test('several names keep the order of the steps', () => {
    expect(namesFor(['unit', 'lint'])).toEqual(['dependencies', 'lint', 'unit']);
  });

  test('an unknown name is refused with those that exist', () => {
    expect(() => namesFor(['speed'])).toThrow(/expected one of check, e2e, .*, found speed/);
  });
});
