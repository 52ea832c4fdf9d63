import { aModel } from '#test/fixtures/a-model.ts';
import { aMetric, aSnapshot } from '#test/fixtures/a-snapshot.ts';
import { fontsFolder } from '#test/fixtures/a-proposal.ts';
import { testTime } from '#test/fixtures/a-workspace.ts';
import { createProposal } from '#electron/engine/proposal/create-proposal.ts';

/** Writes a proposal from a process of its own, whose files may be limited in size. */
const [configFolder = '', path = '', passphrase = ''] = process.argv.slice(2);
const metrics = ['revenue', 'growth', 'reach'].map((code) => aMetric(code, [1, 2, 3]));
const written = await createProposal(
  {
    path,
    title: 'Tiers for 2026',
    rationale: '',
    passphrase,
    programme: 'Programme',
    model: aModel(),
    snapshot: aSnapshot(metrics),
    runs: [],
  },
  { configFolder, fontsFolder, now: testTime },
);
process.stdout.write(JSON.stringify(written.ok ? 'written' : written.error.type));
