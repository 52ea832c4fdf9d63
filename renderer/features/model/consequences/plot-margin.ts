/** Space around the plot, shared with the handles of the tier lines that lie over it. */
export const plotMargin = { left: 40, right: 12 } as const;
