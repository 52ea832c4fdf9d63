/** Whether a file can be read together with the others as one table. */
export const fileFits = ['fits', 'differs', 'unreadable'] as const;
export type FileFit = (typeof fileFits)[number];

/** A file that was chosen together with others, judged by its headers alone. */
export type SurveyedFile = {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly fit: FileFit;
  /** What differs, or why it cannot be read; empty where there is nothing to say. */
  readonly detail: string;
};
