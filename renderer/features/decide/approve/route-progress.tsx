import { Text } from '@mantine/core';
import {
  IconCircle,
  IconCircleCheck,
  IconCircleMinus,
  IconCircleX,
  IconClock,
} from '@tabler/icons-react';
import type { RoutedReport } from '#shared/model/routed-report.ts';
import classes from '../decide.module.css';

const icons = {
  approved: <IconCircleCheck size={20} color="var(--mantine-color-teal-text)" aria-hidden />,
  refused: <IconCircleX size={20} color="var(--mantine-color-error)" aria-hidden />,
  abstained: <IconCircleMinus size={20} color="var(--mantine-color-dimmed)" aria-hidden />,
  open: <IconCircle size={20} color="var(--mantine-color-dimmed)" aria-hidden />,
  waiting: <IconClock size={20} color="var(--mantine-color-dimmed)" aria-hidden />,
} as const;

/** Every function of the route with what it has decided, or what is missing. */
export const RouteProgress = ({ routed }: { readonly routed: RoutedReport }) => (
  <ul className={classes['checks']}>
    {routed.steps.map(({ function: role, state, words }) => (
      <li key={role}>
        {icons[state]}
        <div>
          <Text size="sm" fw={600}>
            {role}: {words}
          </Text>
          {routed.decisions
            .filter((decision) => decision.function === role)
            .map((decision) => (
              <Text key={decision.fingerprint} size="sm" c="dimmed">
                {decision.words}
              </Text>
            ))}
        </div>
      </li>
    ))}
  </ul>
);

/** What changes, for whom and at what cost, in words. */
export const ChangeWords = ({ routed }: { readonly routed: RoutedReport }) => (
  <>
    {routed.changes.map((sentence) => (
      <Text key={sentence} size="sm">
        {sentence}
      </Text>
    ))}
    {routed.groups.map(({ heading, partners }) => (
      <details key={heading} className={classes['group']}>
        <summary>{heading}</summary>
        <ul className={classes['alerts']}>
          {partners.map((partner) => (
            <li key={partner}>
              <Text size="sm">{partner}</Text>
            </li>
          ))}
        </ul>
      </details>
    ))}
  </>
);
