import type { ReactNode } from 'react';
import { unbroken } from './unbroken.ts';
import classes from './notice.module.css';

type NoticeProps = {
  readonly tone: 'success' | 'warning' | 'danger';
  readonly icon: ReactNode;
  readonly title: string;
  /** `status` is announced when it appears, `alert` at once. */
  readonly role?: 'status' | 'alert';
  readonly children?: ReactNode;
};

/** Something that must be seen, on a quiet ground of its tone. */
export const Notice = ({ tone, icon, title, role, children }: NoticeProps) => (
  <div className={classes['notice']} data-tone={tone} role={role}>
    <div className={classes['icon']} aria-hidden>
      {icon}
    </div>
    <div className={classes['words']}>
      <p className={classes['title']}>{unbroken(title)}</p>
      {children}
    </div>
  </div>
);
