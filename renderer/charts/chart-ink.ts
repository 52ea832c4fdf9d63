import { useComputedColorScheme } from '@mantine/core';

/** Colours of axes and words, which a canvas cannot take from the tokens. */
export type ChartInk = {
  readonly scheme: 'light' | 'dark';
  readonly text: string;
  readonly soft: string;
  readonly line: string;
};

const inks: Readonly<Record<'light' | 'dark', ChartInk>> = {
  light: { scheme: 'light', text: '#1b1f27', soft: '#5b6472', line: '#dfe3e8' },
  dark: { scheme: 'dark', text: '#e8eaee', soft: '#9aa3b2', line: '#343a46' },
};

/** The colours of paper, whatever the screen has. */
export const paperInk: ChartInk = inks.light;

/** The colours of the present scheme. */
export const useChartInk = (): ChartInk => inks[useComputedColorScheme('light')];
