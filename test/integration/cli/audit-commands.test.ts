import { describe, expect, it } from 'vitest';
import { aShell } from '#test/fixtures/a-shell.ts';

describe('the audit trail of the command line', () => {
  it('notes what was written once it is there, and nothing that could not be written', async () => {
    const { at, run } = await aShell();
    await run('new', at('s.tierwright'), '--sample');
    const trail = async (): Promise<readonly string[]> => {
      const { out } = await run('audit', 'list', at('s.tierwright'), '--find', 'Wrote', '--json');
      return (JSON.parse(out) as readonly { readonly what: string }[]).map(({ what }) => what);
    };
    const partner = JSON.parse((await run('score', at('s.tierwright'), '--json')).out) as {
      readonly partners: readonly [{ readonly key: string }];
    };
    const words = [
      ['score', at('s.tierwright')],
      ['scenario', at('s.tierwright'), '--name', 'Cloud shift'],
      ['model', 'compare', at('s.tierwright'), 'draft', 'draft'],
      ['replay', at('s.tierwright'), '--reviews', '2'],
    ];
    for (const each of words) {
      const failed = await run(...each, '--out', at('no-folder/a.csv'));
      expect([each[0], failed.status]).toEqual([each[0], 3]);
    }
    const trace = ['trace', at('s.tierwright'), '--partner', partner.partners[0].key];
    expect(await run(...trace, '--metric', 'none', '--out', at('a.csv'))).toMatchObject({
      status: 3,
    });
    expect(await trail()).toEqual([]);
    for (const each of words) {
      const written = await run(...each, '--out', at('a.csv'));
      expect([each[0], written.status, written.err]).toEqual([each[0], 0, '']);
    }
    expect(await trail()).toEqual([
      'Wrote replay of the ladder',
      'Wrote comparison of the draft and the draft',
      'Wrote scenario Cloud shift',
      'Wrote score',
    ]);
  });
});
