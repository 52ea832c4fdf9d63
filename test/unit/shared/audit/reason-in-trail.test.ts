import { describe, expect, it } from 'vitest';
import { reasonInTrail } from '#shared/audit/reason-in-trail.ts';

const hash = 'a'.repeat(64);

describe('the reason of a decision in the audit trail', () => {
  it('is how the rationale begins, in whole words, and its hash', () => {
    expect(reasonInTrail('One step\n at a  time.', hash, false)).toBe(
      `One step at a time. (SHA-256 ${hash})`,
    );
    const long = reasonInTrail('word '.repeat(100), hash, false) ?? '';
    expect(long).toBe(`${'word '.repeat(31)}word… (SHA-256 ${hash})`);
  });

  it('does not split a sign of two units', () => {
    expect(reasonInTrail('😀'.repeat(200), hash, false)).toBe(
      `${'😀'.repeat(160)}… (SHA-256 ${hash})`,
    );
  });

  it('is the hash alone where something is marked as sensitive, for nothing leaves the trail again', () => {
    expect(reasonInTrail('Margin of 12 %', hash, true)).toBe(`Rationale with SHA-256 ${hash}`);
  });

  it('is none without a rationale', () => {
    expect(reasonInTrail('', hash, false)).toBeUndefined();
  });
});
