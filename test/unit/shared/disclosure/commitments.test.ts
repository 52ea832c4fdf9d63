import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeHash } from '#electron/engine/disclosure/node-hash.ts';
import { buildCopy } from '#shared/disclosure/build-copy.ts';
import { checkCopy } from '#shared/disclosure/check-copy.ts';
import {
  checkCommitments,
  commitFields,
  withCommitments,
} from '#shared/disclosure/commit-document.ts';
import type { CommitmentsDocument, CopyDocument } from '#shared/disclosure/copy-document.ts';
import { fromHex, keyedHash, toHex } from '#shared/disclosure/hash-parts.ts';
import { growTree, rootOfProof } from '#shared/disclosure/merkle-tree.ts';
import { aProposal } from '#test/fixtures/a-proposal.ts';

const seed = '5a'.repeat(32);
const whole = withCommitments(aProposal(), seed, nodeHash);
const commitment = commitFields(whole, seed, nodeHash);
const commitments: CommitmentsDocument = {
  format: 'tierwright-commitments/1',
  root: toHex(commitment.tree.root),
  depth: commitment.depth,
};

const copyFor = (key: string, withPoints = false): CopyDocument => {
  const copy = buildCopy(whole, commitment, key, withPoints);
  if (copy === null) throw new Error(`no partner ${key}`);
  return copy;
};

const failed = (copy: CopyDocument, of = commitments): readonly string[] =>
  checkCopy(copy, of, nodeHash)
    .checks.filter(({ passed }) => !passed)
    .map(({ name }) => name);

describe('a keyed hash', () => {
  it('is HMAC-SHA-256, by the second case of RFC 4231', () => {
    expect(toHex(keyedHash(nodeHash, Buffer.from('Jefe'))('what do ya want for nothing?'))).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });
});

describe('a hash tree', () => {
  it('leads every leaf to the root by its proof, and no other leaf or place', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5 }),
        fc.nat(),
        fc.nat(),
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        (depth, first, second, other) => {
          const leaves = new Uint8Array(2 ** depth * 32);
          for (let at = 0; at < 2 ** depth; at += 1) leaves.set(nodeHash(`leaf ${at}`), at * 32);
          const tree = growTree(leaves, nodeHash);
          const place = first % 2 ** depth;
          const leaf = leaves.subarray(place * 32, place * 32 + 32);
          const proof = tree.proofOf(place);
          const elsewhere = second % 2 ** depth;
          expect(toHex(rootOfProof(leaf, place, proof, nodeHash))).toBe(toHex(tree.root));
          expect(toHex(rootOfProof(other, place, proof, nodeHash))).not.toBe(toHex(tree.root));
          expect(toHex(rootOfProof(leaf, elsewhere, proof, nodeHash)) === toHex(tree.root)).toBe(
            elsewhere === place,
          );
        },
      ),
    );
  });

  it('reads and writes hex alike', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(fromHex(toHex(bytes))).toEqual(bytes);
      }),
    );
  });
});

describe('the commitments of a proposal', () => {
  it('follow from its fields, and notice any change of one', () => {
    expect(checkCommitments(whole, nodeHash)).toMatchObject([{ passed: true }]);
    expect(checkCommitments({ ...whole, title: 'Other' }, nodeHash)).toMatchObject([
      { passed: false },
    ]);
    const [first, second, ...rest] = whole.partners;
    if (first === undefined || second === undefined) throw new Error('no partners');
    const swapped = [
      { ...first, handle: second.handle },
      { ...second, handle: first.handle },
      ...rest,
    ];
    expect(checkCommitments({ ...whole, partners: swapped }, nodeHash)).toMatchObject([
      { passed: false },
    ]);
    expect(checkCommitments(aProposal(), nodeHash)).toEqual([]);
    expect(checkCommitments({ ...aProposal(), partners: whole.partners }, nodeHash)).toMatchObject([
      { passed: false },
    ]);
  });

  it('tell nothing of keys, order or number of partners by places and handles', () => {
    const handles = whole.partners.map(({ handle }) => handle);
    expect(new Set(handles).size).toBe(whole.partners.length);
    expect(handles).not.toEqual([...handles].sort());
    const few = { ...whole, partners: whole.partners.slice(0, 1) };
    expect(commitFields(few, seed, nodeHash).depth).toBe(commitment.depth);
    const other = withCommitments(aProposal(), 'a5'.repeat(32), nodeHash);
    expect(other.partners.map(({ handle }) => handle)).not.toEqual(handles);
  });
});

describe('a redacted copy', () => {
  it('holds the own fields and the ladder, and nothing of others', () => {
    for (const { key, name } of whole.partners) {
      const copy = copyFor(key);
      expect(failed(copy)).toEqual([]);
      const text = JSON.stringify(copy);
      expect(text).toContain(key);
      for (const other of whole.partners.filter((each) => each.key !== key)) {
        expect(text).not.toContain(other.key);
        expect(text).not.toContain(other.handle);
        if (other.score !== null) expect(text).not.toContain(other.score);
      }
      expect(text, name).not.toContain(seed);
      const paths = copy.fields.map(({ path }) => path.replace(/^\/partners\/\w+/u, ''));
      expect(paths.filter((path) => !/^\/tiers\/\d\/(?:name|line|purpose)$/u.test(path))).toEqual([
        ...['', '/createdAt', '/engineVersion', '/format'],
        ...['', '/coverage', '/currentTier', '/key', '/name', '/proposedTier', '/score'],
        ...['/programme', '/signer', '/title'],
      ]);
    }
  });

  it('adds the points by criterion only where they are asked for', () => {
    const copy = copyFor('P000000', true);
    expect(failed(copy)).toEqual([]);
    const { body } = checkCopy(copy, commitments, nodeHash);
    expect(body?.partner.contributions).toEqual(whole.partners[0]?.contributions);
    expect(body?.method?.dimensions.map(({ name }) => name)).toEqual(
      whole.method.dimensions.map(({ name }) => name),
    );
    expect(
      copy.fields.filter(({ path }) => /bounds|references|metric|rationale/u.test(path)),
    ).toEqual([]);
  });

  const changedField = (
    copy: CopyDocument,
    ending: string,
    change: (field: CopyDocument['fields'][number]) => Partial<CopyDocument['fields'][number]>,
  ): CopyDocument => ({
    ...copy,
    fields: copy.fields.map((field) =>
      field.path.endsWith(ending) ? { ...field, ...change(field) } : field,
    ),
  });

  const committed = 'Every field is what was committed';
  const complete = 'The fields are those of one partner, all of them';

  it.each<[string, (copy: CopyDocument, other: CopyDocument) => CopyDocument, string]>([
    [
      'another value',
      (copy) => changedField(copy, '/proposedTier', () => ({ value: 0 })),
      committed,
    ],
    [
      'another line',
      (copy) => changedField(copy, '/tiers/0/line', () => ({ value: '1' })),
      committed,
    ],
    [
      'the salt of another field',
      (copy) => changedField(copy, '/score', () => ({ salt: copy.fields[0]?.salt ?? '' })),
      committed,
    ],
    [
      'the proof of another field',
      (copy) => changedField(copy, '/score', () => ({ proof: copy.fields[0]?.proof ?? [] })),
      committed,
    ],
    [
      'another place',
      (copy) => changedField(copy, '/score', ({ place }) => ({ place: place ^ 1 })),
      committed,
    ],
    [
      'a place beyond the tree that has the same bits',
      (copy) => changedField(copy, '/score', ({ place }) => ({ place: place + 2 ** 12 })),
      committed,
    ],
    [
      'a proof that is cut short',
      (copy) => changedField(copy, '/score', ({ proof }) => ({ proof: proof.slice(1) })),
      committed,
    ],
    [
      'the score of another partner under its own path',
      (copy, other) => ({
        ...copy,
        fields: copy.fields.map((field) =>
          field.path.endsWith('/score')
            ? (other.fields.find(({ path }) => path.endsWith('/score')) ?? field)
            : field,
        ),
      }),
      complete,
    ],
    [
      'a field of another partner beside its own',
      (copy, other) => ({
        ...copy,
        fields: [...copy.fields, ...other.fields.filter(({ path }) => path.endsWith('/score'))],
      }),
      complete,
    ],
    [
      'a line left out',
      (copy) => ({
        ...copy,
        fields: copy.fields.filter(({ path }) => path !== '/tiers/1/line'),
      }),
      complete,
    ],
    [
      'the own list of members left out',
      (copy) => ({
        ...copy,
        fields: copy.fields.filter(({ path }) => !/^\/partners\/[0-9a-f]+$/u.test(path)),
      }),
      complete,
    ],
    [
      'the list of fields left out',
      (copy) => ({ ...copy, fields: copy.fields.filter(({ path }) => path !== '') }),
      complete,
    ],
    ['a field twice', (copy) => ({ ...copy, fields: [...copy.fields, ...copy.fields] }), complete],
    [
      'fields in another order',
      (copy) => ({ ...copy, fields: [...copy.fields].reverse() }),
      complete,
    ],
    ['nobody at all', (copy) => ({ ...copy, fields: copy.fields.slice(0, 3) }), complete],
  ])('is refused with %s', (_, forge, name) => {
    const forged = forge(copyFor('P000000'), copyFor('P000001'));
    expect(failed(forged)).toContain(name);
  });

  it('is refused with a field of the proposal that is not for a partner, although it was committed', () => {
    const field = commitment.fields.get('/counts');
    if (field === undefined) throw new Error('no field');
    const { path, value, salt, place } = field;
    const more = {
      path,
      value,
      salt: toHex(salt),
      place,
      proof: commitment.tree.proofOf(place).map(toHex),
    };
    const copy = copyFor('P000000');
    const fields = [...copy.fields, more].sort((one, other) => (one.path < other.path ? -1 : 1));
    expect(failed({ ...copy, fields })).toEqual([complete]);
  });

  it('is refused against the commitments of another proposal', () => {
    const other = commitFields({ ...whole, title: 'Other' }, seed, nodeHash);
    const root = toHex(other.tree.root);
    expect(failed(copyFor('P000000'), { ...commitments, root })).toEqual([committed]);
  });

  it('is refused where a signer committed to a tier that does not follow', () => {
    const lying = withCommitments(
      {
        ...aProposal(),
        partners: aProposal().partners.map((partner) => ({ ...partner, proposedTier: 0 })),
      },
      seed,
      nodeHash,
    );
    const own = commitFields(lying, seed, nodeHash);
    const copy = buildCopy(lying, own, 'P000000', false);
    if (copy === null) throw new Error('no partner');
    expect(failed(copy, { ...commitments, root: toHex(own.tree.root) })).toEqual([
      'The tier follows from score, lines and gates',
    ]);
  });
});
