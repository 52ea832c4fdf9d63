/** Which way a partner goes from its tier of today: into a higher or lower one, none, or in or out of all. */
export const directions = ['up', 'down', 'same', 'other'] as const;
export type Direction = (typeof directions)[number];
