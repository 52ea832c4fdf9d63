import { cpus, platform, release } from 'node:os';
import process from 'node:process';
import type { Bench } from './bench.ts';
import { printReport, type BenchReport } from './bench-report.ts';

/** Every benchmark by the name that `npm run bench -- <name>` takes. */
const benches: Readonly<Record<string, () => Promise<{ readonly bench: Bench }>>> = {
  acceptability: () => import('./benches/acceptability.ts'),
  futures: () => import('./benches/futures.ts'),
  'heat-map': () => import('./benches/heat-map.ts'),
  import: () => import('./benches/import.ts'),
  metrics: () => import('./benches/metrics.ts'),
  'live-weights': () => import('./benches/live-weights.ts'),
  proposal: () => import('./benches/proposal.ts'),
  start: () => import('./benches/start.ts'),
};

const flags = ['--json', '--compute'];
const usage = `Usage: npm run bench -- <name> [--json] [--compute]
  <name>   one of: ${Object.keys(benches).join(', ')}
  --json   print the report as one JSON document and nothing else
  --compute   leave out what is read in a window`;

const [name, ...options] = process.argv.slice(2);
const load = name === undefined ? undefined : benches[name];
if (name === undefined || load === undefined || options.some((option) => !flags.includes(option))) {
  console.error(usage);
  process.exitCode = 2;
} else {
  const { bench } = await load();
  const report: BenchReport = {
    bench: name,
    machine: {
      system: `${platform()} ${release()}`,
      processor: cpus()[0]?.model.trim() ?? 'unknown processor',
      cores: cpus().length,
      node: process.versions.node,
    },
    ...(await bench({ isComputeOnly: options.includes('--compute') })),
  };
  console.log(options.includes('--json') ? JSON.stringify(report, null, 2) : printReport(report));
}
