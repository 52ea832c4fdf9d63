/** Which way a partner goes from its tier of today: into a higher or lower one, none, in or out of all, or to another ladder. */
export const directions = ['up', 'down', 'same', 'other', 'across'] as const;
export type Direction = (typeof directions)[number];
