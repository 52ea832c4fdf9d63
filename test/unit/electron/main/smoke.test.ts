import { describe, expect, it } from 'vitest';
import { createSmoke } from '#electron/main/smoke.ts';
import { aClock } from '#test/fixtures/a-clock.ts';

const start = () => {
  const clock = aClock();
  const said: string[] = [];
  const smoke = createSmoke(
    clock.schedule,
    (line) => said.push(`out: ${line}`),
    (line) => said.push(`err: ${line}`),
    (code) => said.push(`exit ${code}`),
  );
  return { clock, said, smoke };
};

describe('a start that only shows that the program starts', () => {
  it('says ready and ends well, once', () => {
    const { clock, said, smoke } = start();

    smoke.ready();
    smoke.ready();
    smoke.fail('later');
    clock.advance(120_000);

    expect(said).toEqual(['out: ready', 'exit 0']);
  });

  it('fails after a minute', () => {
    const { clock, said } = start();

    clock.advance(60_000);

    expect(said).toEqual(['err: not ready: the page did not report in time', 'exit 1']);
  });

  it('fails with the reason when something breaks', () => {
    const { said, smoke } = start();

    smoke.fail('the page did not load');
    smoke.ready();

    expect(said).toEqual(['err: not ready: the page did not load', 'exit 1']);
  });
});
