import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';
import { partColours } from '#renderer/tiers/tier-colours.ts';
import { noTierColour, tierColours } from '#shared/model/tier-colours.ts';

/** The one accent; white on shade 6 reads at 5.7 : 1. */
const accent: MantineColorsTuple = [
  '#eef1fd',
  '#dce2fa',
  '#b8c4f5',
  '#9daff4',
  '#8298ee',
  '#5f78e4',
  '#4059d6',
  '#344bbd',
  '#2c409f',
  '#233380',
];

/** Greys of the dark theme; 7 is the ground that the window shows before the page is drawn. */
const dark: MantineColorsTuple = [
  '#dadde3',
  '#bcc1ca',
  '#9ea5b1',
  '#757c89',
  '#373c46',
  '#2b2f37',
  '#20232a',
  '#16181d',
  '#101216',
  '#0b0c0f',
];

/**
 * A dialog fades in and is gone at once: while it faded out it would still hold the focus and keep every
 * shortcut from the places below it.
 */
const fadesIn = (duration: number): object => ({ duration, exitDuration: 0 });

/** The cross that closes a dialog has no text of its own. */
const closeButton = { 'aria-label': 'Close' };

export const theme = createTheme({
  fontFamily: `'Inter Variable', 'Noto Sans', sans-serif`,
  fontFamilyMonospace: `ui-monospace, 'SFMono-Regular', Menlo, Consolas, 'DejaVu Sans Mono', monospace`,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  headings: { fontWeight: '600' },
  primaryColor: 'accent',
  primaryShade: 6,
  colors: { accent, dark },
  defaultRadius: 'sm',
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '20px' },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'xs' } },
    Tooltip: { defaultProps: { openDelay: 400, transitionProps: { duration: 80 } } },
    Modal: {
      defaultProps: {
        closeButtonProps: closeButton,
        transitionProps: fadesIn(100),
        centered: true,
        overlayProps: { backgroundOpacity: 0.4 },
      },
    },
    Drawer: {
      defaultProps: {
        closeButtonProps: closeButton,
        transitionProps: fadesIn(120),
        overlayProps: { backgroundOpacity: 0.25 },
      },
    },
    Menu: { defaultProps: { transitionProps: { duration: 80 } } },
    Popover: { defaultProps: { transitionProps: { duration: 80 } } },
  },
});

const hues = ['red', 'orange', 'teal', 'green', 'blue', 'yellow', 'grape', 'cyan'] as const;

const byIndex = (name: string, colours: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(colours.map((colour, index) => [`--tw-${name}-${index}`, colour]));

/** Filled with what cannot be taken back: white reads on it at 5.6 : 1, on the library's own red at 3.3 : 1. */
const dangerous = {
  '--mantine-color-red-filled': '#c92a2a',
  '--mantine-color-red-filled-hover': '#ac2323',
};

/**
 * Where the library's own greys and hues are too faint to be read as text (WCAG AA), they are
 * made stronger; the colours of tiers and parts become custom properties.
 */
export const cssVariables: CSSVariablesResolver = (resolved) => ({
  variables: {},
  light: {
    '--mantine-color-text': '#1b1e24',
    '--mantine-color-dimmed': '#5a616e',
    '--mantine-color-placeholder': '#6b7280',
    '--mantine-color-error': '#b42318',
    ...dangerous,
    '--mantine-color-default-border': '#dfe2e8',
    '--mantine-color-default-hover': '#f3f4f7',
    '--mantine-color-anchor': accent[7],
    '--mantine-primary-color-light-color': accent[7],
    '--mantine-color-accent-text': accent[7],
    '--mantine-color-accent-light-color': accent[7],
    // On the library's own hover, shade 2, the text above reads at 4.2 : 1; on this at 4.8 : 1.
    '--mantine-color-accent-light-hover': '#c8d2f8',
    '--tw-chrome': '#f6f7f9',
    '--tw-inset': '#eff1f4',
    '--tw-selected': '#e8ecfc',
    '--tw-marked': '#d3dcfb',
    '--tw-up': '#00694d',
    '--tw-down': '#a83a00',
    '--tw-danger': '#b42318',
    '--tw-danger-ground': '#fdf1ef',
    '--tw-danger-border': '#efc5c0',
    '--mantine-color-red-light': '#fdf1ef',
    '--tw-warning': '#8a5300',
    '--tw-warning-ground': '#fdf5e6',
    '--tw-warning-border': '#ecd6a8',
    '--tw-tier-none': noTierColour.light,
    ...byIndex(
      'tier',
      tierColours.map(({ light }) => light),
    ),
    ...byIndex(
      'part',
      partColours.map(({ light }) => light),
    ),
    ...Object.fromEntries(
      hues.flatMap((hue) => [
        [`--mantine-color-${hue}-text`, resolved.colors[hue][9]],
        [`--mantine-color-${hue}-light-color`, resolved.colors[hue][9]],
      ]),
    ),
  },
  dark: {
    '--mantine-color-text': '#e3e6eb',
    '--mantine-color-dimmed': dark[2],
    '--mantine-color-placeholder': '#8a919e',
    '--mantine-color-error': '#ff9a8f',
    ...dangerous,
    '--mantine-color-default-hover': '#262a32',
    '--mantine-color-anchor': accent[3],
    '--mantine-primary-color-light-color': accent[3],
    '--mantine-color-accent-text': accent[3],
    '--mantine-color-accent-light-color': accent[3],
    '--tw-chrome': '#1b1e24',
    '--tw-inset': '#22262d',
    '--tw-selected': '#27304f',
    '--tw-marked': '#33406b',
    '--tw-up': '#4bd0a8',
    '--tw-down': '#ff9d6b',
    '--tw-danger': '#ff9a8f',
    '--tw-danger-ground': '#331d1c',
    '--tw-danger-border': '#5c302c',
    '--mantine-color-red-light': '#331d1c',
    '--tw-warning': '#f2c063',
    '--tw-warning-ground': '#302614',
    '--tw-warning-border': '#5a4620',
    '--tw-tier-none': noTierColour.dark,
    ...byIndex(
      'tier',
      tierColours.map(({ dark: colour }) => colour),
    ),
    ...byIndex(
      'part',
      partColours.map(({ dark: colour }) => colour),
    ),
    ...Object.fromEntries(
      hues.flatMap((hue) => [
        [`--mantine-color-${hue}-text`, resolved.colors[hue][4]],
        [`--mantine-color-${hue}-light-color`, resolved.colors[hue][4]],
      ]),
    ),
  },
});
