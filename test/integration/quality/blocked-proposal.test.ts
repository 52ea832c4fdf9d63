import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it, onTestFinished } from 'vitest';
import { createHandlers } from '#electron/engine/handlers/create-handlers.ts';
import { usualSettings } from '#shared/model/review-cycle.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { fontsFolder } from '#test/fixtures/a-proposal.ts';
import { aContext, aFile, aRecipe } from '../intake/support.ts';

const passphrase = 'raincoat violin';

it('a proposal is stopped by an open control total, and carries the reason to go on', async () => {
  const folder = await aFolder();
  const { handlers, dispose } = createHandlers({
    configFolder: folder,
    fontsFolder,
    startReader: aContext().startReader,
  });
  onTestFinished(dispose);
  const context = { signal: new AbortController().signal, progress: () => undefined };
  const path = join(folder, 'programme.tierwright');
  await handlers['workspace/create']({ path, name: 'Programme' }, context);
  await handlers['identity/create'](
    { name: 'R. Signer', function: 'finance', passphrase },
    context,
  );
  const rows = 'id,amount,day,region\na,1,2026-01-01,N\nb,2,2026-01-01,S\n';
  const request = { path: await aFile(rows), also: [], recipe: aRecipe() };
  const done = await handlers['import/commit'](request, context);
  const runId = done.ok ? (done.value.workspace.runs[0]?.id ?? 0) : 0;
  const propose = (despite?: string) =>
    handlers['proposal/create'](
      {
        path: join(folder, `${despite ?? 'plain'}.tierproposal`),
        title: 'Tiers',
        rationale: 'They grew.',
        passphrase,
        ...(despite === undefined ? {} : { despite }),
      },
      context,
    );
  const rationaleOf = async (file: string): Promise<unknown> => {
    const target = join(folder, file);
    const report = await handlers['proposal/verify']({ path: target }, context);
    const parts = unzipSync(new Uint8Array(await readFile(target)));
    const name = Object.keys(parts).find((each) => each.endsWith('proposal.json')) ?? '';
    const { rationale } = JSON.parse(strFromU8(parts[name] ?? new Uint8Array())) as {
      readonly rationale: string;
    };
    return [report.ok && report.value.valid, rationale];
  };

  // Without an open alert a reason is not needed and not written.
  expect((await propose('needless')).ok).toBe(true);
  expect(await rationaleOf('needless.tierproposal')).toEqual([true, 'They grew.']);

  const control = { runId, header: 'amount', total: 4, tolerance: 0 };
  await handlers['quality/save-control'](control, context);
  const stopped = await propose();
  expect(stopped.ok ? null : stopped.error.found).toBe(
    '1 such alert: Sales: "amount" should come to 4.00; accepted rows hold 3.00, 1.00 less.',
  );
  expect((await propose('late')).ok).toBe(true);
  expect(await rationaleOf('late.tierproposal')).toEqual([
    true,
    'They grew.\n\nOpen alerts on the data when this was signed:\n- Sales: "amount" should come to 4.00; accepted rows hold 3.00, 1.00 less.\nReason to go on: late',
  ]);
});

it('a proposal of a closed cycle is stopped by alerts on the data that it froze, not by those of now', async () => {
  const folder = await aFolder();
  const { handlers, dispose } = createHandlers({
    configFolder: folder,
    fontsFolder,
    keyRounds: 1000,
    startReader: aContext().startReader,
  });
  onTestFinished(dispose);
  const context = { signal: new AbortController().signal, progress: () => undefined };
  await handlers['workspace/create'](
    { path: join(folder, 'programme.tierwright'), name: 'Programme' },
    context,
  );
  await handlers['identity/create'](
    { name: 'R. Signer', function: 'finance', passphrase },
    context,
  );
  const imported = async (rows: string): Promise<number> => {
    const request = { path: await aFile(rows), also: [], recipe: aRecipe() };
    const done = await handlers['import/commit'](request, context);
    return done.ok ? Math.max(...done.value.workspace.runs.map(({ id }) => id)) : 0;
  };
  const head = 'id,amount,day,region\n';
  const frozen = await imported(`${head}a,1,2026-01-01,N\nb,2,2026-01-01,S\n`);
  const opened = await handlers['cycle/open'](
    {
      ...{ name: 'Review', kind: 'annual', closes: '2999-12-31', version: null },
      settings: usualSettings,
      rules: [{ mode: 'automatic', movements: [], marks: 'any', functions: [] }],
      template: '{partner}',
    },
    context,
  );
  const id = opened.ok ? opened.value.id : '';
  expect(opened.ok ? null : opened.error).toBeNull();
  const closed = await handlers['cycle/close']({ id, note: '' }, context);
  expect(closed.ok ? null : closed.error).toBeNull();
  const propose = async (name: string, cycle?: string) => {
    const made = await handlers['proposal/create'](
      {
        ...{ path: join(folder, name), title: 'Tiers', rationale: '', passphrase },
        ...(cycle === undefined ? {} : { cycle }),
      },
      context,
    );
    return made.ok ? 'signed' : made.error.found;
  };
  const control = (runId: number, total: number) =>
    handlers['quality/save-control']({ runId, header: 'amount', total, tolerance: 0 }, context);

  // A later import, with a total that is wrong, is none of the cycle's business.
  const later = await imported(`${head}a,5,2026-02-01,N\nb,2,2026-02-01,S\n`);
  await control(later, 8);
  expect(await propose('now.tierproposal')).toContain('should come to 8.00');
  expect(await handlers['cycle/alerts']({ id }, context)).toEqual({ ok: true, value: [] });
  expect(await propose('cycle.tierproposal', id)).toBe('signed');

  // A total of what it froze is.
  await control(later, 7);
  await control(frozen, 4);
  expect(await propose('fine.tierproposal')).toBe('signed');
  expect(await handlers['cycle/alerts']({ id }, context)).toMatchObject({ value: [{}] });
  expect(await propose('stopped.tierproposal', id)).toContain('should come to 4.00');
});
