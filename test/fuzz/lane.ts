import { readFileSync } from 'node:fs';
import process from 'node:process';
import { formats, type Format } from './formats.ts';
import { makeInput, randomOf, tryInput } from './targets.ts';
import type { SeedFiles } from './seed-files.ts';

/**
 * One process of the fuzz test: tries the inputs from `from` on in steps of `step`, says the number of
 * each before it begins, and what became of it afterwards. Node forbids it to write outside of `folder`.
 * Arguments: folder, seed, from, to, step, end in ms.
 */
const [folder = '', ...numbers] = process.argv.slice(2);
const [seed = 0, from = 0, to = 0, step = 1, endAt = 0] = numbers.map(Number);
const seeds = Object.fromEntries(
  Object.keys(formats).map((format) => [
    format,
    (
      JSON.parse(readFileSync(`${folder}/../seeds/${format}.json`, 'utf8')) as readonly string[]
    ).map((text) => Buffer.from(text, 'base64')),
  ]),
) as unknown as SeedFiles;

for (let index = from; index < to && Date.now() < endAt; index += step) {
  const input = makeInput(seeds, randomOf(seed, index));
  process.send?.({ kind: 'begin', index, format: input.format satisfies Format });
  try {
    process.send?.({ kind: 'end', index, outcome: await tryInput(input, folder) });
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.send?.({ kind: 'bug', index, text });
  }
}
process.disconnect();
