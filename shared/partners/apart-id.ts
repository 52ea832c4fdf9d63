/** One text for two keys, whatever their order. */
export const apartId = (one: string, other: string): string => JSON.stringify([one, other].sort());
