import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { driverThemes } from '#shared/model/futures.ts';
import { driverTemplates, themeNames, type DriverTemplate } from './driver-templates.ts';
import classes from './template-picker.module.css';

type TemplatePickerProps = {
  /** Names that exist already and are not offered again. */
  readonly taken: readonly string[];
  readonly onAdd: (templates: readonly DriverTemplate[]) => void;
  readonly onOwn: () => void;
};

/** Common drivers by theme, to tick; every range can be changed afterwards. */
export const TemplatePicker = ({ taken, onAdd, onOwn }: TemplatePickerProps) => {
  const [names, setNames] = useState<readonly string[]>([]);
  const offered = driverTemplates.filter(({ name }) => !taken.includes(name));
  const chosen = offered.filter(({ name }) => names.includes(name));
  return (
    <Stack gap="md">
      <div className={classes['themes']}>
        {driverThemes.map((theme) => (
          <Checkbox.Group
            key={theme}
            label={themeNames[theme]}
            value={[...names]}
            onChange={setNames}
          >
            <Stack gap={8} mt={8}>
              {offered
                .filter((template) => template.theme === theme)
                .map(({ name, about }) => (
                  <Checkbox key={name} value={name} label={name} description={about} size="xs" />
                ))}
            </Stack>
          </Checkbox.Group>
        ))}
      </div>
      <Group>
        <Button
          disabled={chosen.length === 0}
          onClick={() => {
            onAdd(chosen);
            setNames([]);
          }}
        >
          {chosen.length === 0
            ? 'Add drivers'
            : `Add ${chosen.length} ${chosen.length === 1 ? 'driver' : 'drivers'}`}
        </Button>
        <Button variant="default" onClick={onOwn}>
          A driver of your own…
        </Button>
        <Text size="xs" c="dimmed">
          The ranges are a start for the discussion, not a forecast.
        </Text>
      </Group>
    </Stack>
  );
};
