/** A text as part of a file's name that every system takes: lower-case letters, digits and hyphens; '' where nothing is left. */
export const fileSlug = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .slice(0, 60)
    .replaceAll(/^-|-$/gu, '');

/**
 * One name for each partner, in their order: key and name as far as systems take them, numbered where two
 * would be the same.
 */
export const partnerFileNames = (
  partners: readonly { readonly key: string; readonly name: string }[],
  ending: string,
): readonly string[] => {
  const taken = new Set<string>();
  return partners.map(({ key, name }, index) => {
    const words = [...new Set([fileSlug(key), fileSlug(name)])].filter((slug) => slug !== '');
    const first = words.length === 0 ? `partner-${index + 1}` : words.join('-');
    let slug = first;
    for (let number = 2; taken.has(slug); number += 1) slug = `${first}-${number}`;
    taken.add(slug);
    return `${slug}.${ending}`;
  });
};
