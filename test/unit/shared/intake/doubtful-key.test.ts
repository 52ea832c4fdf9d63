import { describe, expect, it } from 'vitest';
import { doubtfulKey } from '#shared/intake/doubtful-key.ts';

describe('a key that may tell orders apart instead of partners', () => {
  it('is doubted where an import brings more partners than any before it named', () => {
    const runs = [{ partners: 104 }, { partners: 86 }];
    expect(doubtfulKey({ partnersNew: 8741 }, runs)).toBe(
      '8,741 new partners, and the workspace has 104',
    );
    expect(doubtfulKey({ partnersNew: 104 }, runs)).toBeNull();
    expect(doubtfulKey({ partnersNew: 8741 }, [])).toBeNull();
  });
});
