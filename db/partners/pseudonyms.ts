import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';

type Drawn = {
  readonly secret: Buffer;
  /** Pseudonyms by the number of a partner in the workspace; a later partner changes no earlier one. */
  readonly texts: string[];
  readonly taken: Set<string>;
};

/** Digits, and up to which partner so many are used: at most half of the numbers are ever taken. */
const lengths = [
  { digits: 4, upTo: 5000 },
  { digits: 6, upTo: 500_000 },
  { digits: 9, upTo: 500_000_000 },
] as const;

const wordsInBlock = 8;

/** A number that nobody without the secret can tell from a random one. */
const drawNumber = (block: Buffer, id: number): number =>
  block.readUInt32LE((id % wordsInBlock) * 4);

const blockOf = (secret: Buffer, id: number): Buffer =>
  createHash('sha256')
    .update(secret)
    .update(String(Math.floor(id / wordsInBlock)))
    .digest();

/** Draws pseudonyms up to a partner: the drawn number, or the next one that is free. */
const drawUpTo = ({ secret, texts, taken }: Drawn, last: number): void => {
  let block = blockOf(secret, texts.length);
  for (let id = texts.length; id <= last; id += 1) {
    if (id % wordsInBlock === 0) {
      block = blockOf(secret, id);
    }
    const digits = lengths.find(({ upTo }) => id <= upTo)?.digits ?? 9;
    const size = 10 ** digits;
    let number = drawNumber(block, id) % size;
    let text = String(number).padStart(digits, '0');
    while (taken.has(text)) {
      number = (number + 1) % size;
      text = String(number).padStart(digits, '0');
    }
    taken.add(text);
    texts.push(`Partner ${text}`);
  }
};

/** By connection, because the same are asked for over and over. */
const known = new WeakMap<Database, Drawn>();

/**
 * What stands for the names of partners with these keys: the same for as long as the workspace lives, drawn
 * by a secret of the workspace from the order in which partners came, so that no name, key or order of names
 * can be told from it. A key that no import knows has none.
 */
export const pseudonymsOf = (
  connection: Database,
  keys: readonly string[],
): readonly (string | null)[] => {
  let drawn = known.get(connection);
  if (drawn === undefined) {
    const secret = connection
      .prepare<[], Buffer>(`SELECT secret FROM pseudonym_secret WHERE id = 1`)
      .pluck()
      .get();
    drawn = { secret: secret ?? Buffer.alloc(0), texts: [], taken: new Set() };
    known.set(connection, drawn);
  }
  const ids =
    keys.length === 1
      ? connection
          .prepare<[string], [string, number]>(`SELECT key, id FROM partner WHERE key = ?`)
          .raw()
          .all(keys[0] ?? '')
      : connection.prepare<[], [string, number]>(`SELECT key, id FROM partner`).raw().all();
  const idByKey = new Map(ids);
  const { texts } = drawn;
  drawUpTo(
    drawn,
    ids.reduce((last, [, id]) => Math.max(last, id), 0),
  );
  return keys.map((key) => texts[idByKey.get(key) ?? -1] ?? null);
};
