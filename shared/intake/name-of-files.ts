import { counted } from './wording.ts';

/** `day-1.csv and 2 more`. */
export const nameOfFiles = (files: readonly { readonly name: string }[]): string => {
  const first = files[0]?.name ?? '';
  return files.length <= 1 ? first : `${first} and ${counted(files.length - 1)} more`;
};
