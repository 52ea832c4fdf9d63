/** The day of today by the clock of this machine, as ISO day in UTC. */
export const today = (): string => new Date().toISOString().slice(0, 10);
