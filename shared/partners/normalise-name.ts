/** Legal forms as they stand at the end of names, in the form that `words` gives them. */
const legalForms: ReadonlySet<string> = new Set(
  (
    'ab ag aps as asa bhd bv bvba co company corp corporation cv doo dd ebl eg ehf ek ev gbr gesmbh ' +
    'gmbh inc incorporated jsc kft kg kgaa kk lda limited llc llp lp ltd ltda mbh nv ohg oo ood oy ' +
    'oyj plc pt pte pty pvt sa sab sarl sas sc se sl slu snc sp spa spol spzoo srl sro sva ug vof zoo zrt'
  ).split(' '),
);

/** Words that names have or lack by chance. */
const fillers: ReadonlySet<string> = new Set(['and', 'und', 'et', 'y', 'e', 'the']);

/** Letters that Unicode does not take apart into a letter and a mark. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

const words = (name: string): readonly string[] =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[ßæœøłđðþı]/gu, (letter) => letters[letter] ?? letter)
    // "S.p.A." and "G.m.b.H." are one word each.
    .replaceAll(/(?<![\p{L}\p{N}])(?:\p{L}\.){2,}\p{L}?(?![\p{L}\p{N}])/gu, (short) =>
      short.replaceAll('.', ''),
    )
    .replace(/\bsp\.? z ?oo\s*$/u, 'spzoo')
    .replaceAll('&', ' and ')
    .replaceAll(/['’`]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !fillers.has(word));

/**
 * The words of a company's name that tell it from others, in their order: without case, accents,
 * punctuation and the legal forms at its end. A name of nothing but legal forms keeps them.
 */
export const nameWords = (name: string): readonly string[] => {
  const all = words(name);
  let end = all.length;
  while (end > 0 && legalForms.has(all[end - 1] ?? '')) {
    end -= 1;
  }
  return end === 0 ? all : all.slice(0, end);
};
