/**
 * A file name for a proposal made of its title: what every file system allows, at most 80
 * characters before the ending.
 */
export const proposalFileName = (title: string): string => {
  const stem = title
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N} ._-]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[ .]+|[ .]+$/g, '')
    .slice(0, 80)
    .trim();
  return `${stem === '' ? 'proposal' : stem}.tierproposal`;
};
