import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it, onTestFinished } from 'vitest';
import { createHandlers } from '#electron/engine/handlers/create-handlers.ts';
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
