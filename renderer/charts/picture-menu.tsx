import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { use } from 'react';
import type { Picture } from './picture.ts';
import { PictureContext } from './picture-context.ts';
import classes from './chart.module.css';

type PictureMenuProps = {
  /** Asked for when a form was chosen. */
  readonly picture: () => Picture;
  /** What the chart shows, for the name of the button. */
  readonly of: string;
  /** Over the upper corner of the chart that it stands in. */
  readonly isFloating?: boolean;
};

/** A small menu at a chart that saves it as a picture; nothing where pictures cannot be saved. */
export const PictureMenu = ({ picture, of, isFloating = false }: PictureMenuProps) => {
  const saver = use(PictureContext);
  if (saver === null) return null;
  const save = (format: 'png' | 'svg'): void => void saver(picture(), format);
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon
          className={classes['menu']}
          data-floating={isFloating || undefined}
          size="sm"
          variant="subtle"
          color="gray"
          aria-label={`Save as a picture: ${of}`}
        >
          <IconDots size={15} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => save('png')}>Save as PNG…</Menu.Item>
        <Menu.Item onClick={() => save('svg')}>Save as SVG…</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
