import { IconCheck } from '@tabler/icons-react';
import { useId, useState, type KeyboardEvent, type UIEvent } from 'react';
import { formatCount } from '#renderer/ui/format.ts';
import classes from './filters.module.css';

export type Choice = { readonly value: string; readonly label: string; readonly count: number };

type ChoiceListProps = {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly onToggle: (value: string) => void;
};

const rowHeight = 28;
const rowsInSight = 10;

/** A list to choose several from, of which only those in sight are drawn; arrows move, space chooses. */
export const ChoiceList = ({ label, choices, chosen, onToggle }: ChoiceListProps) => {
  const [top, setTop] = useState(0);
  const [current, setCurrent] = useState(0);
  const id = useId();
  const isChosen = new Set(chosen);
  const first = Math.max(0, Math.floor(top / rowHeight) - 2);
  const last = Math.min(choices.length, first + rowsInSight + 5);
  const at = Math.min(current, Math.max(0, choices.length - 1));

  const move = (list: HTMLElement, to: number): void => {
    const next = Math.min(choices.length - 1, Math.max(0, to));
    setCurrent(next);
    const from = next * rowHeight;
    if (from < list.scrollTop) list.scrollTop = from;
    const end = from + rowHeight - list.clientHeight;
    if (end > list.scrollTop) list.scrollTop = end;
  };
  const takeKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + rowsInSight,
      PageUp: at - rowsInSight,
      Home: 0,
      End: choices.length - 1,
    };
    const to = steps[event.key];
    const choice = choices[at];
    if (to !== undefined) move(event.currentTarget, to);
    else if ((event.key === ' ' || event.key === 'Enter') && choice !== undefined) {
      onToggle(choice.value);
    } else return;
    event.preventDefault();
  };

  if (choices.length === 0) return <div className={classes['none']}>Nothing found</div>;
  return (
    <div
      className={classes['list']}
      role="listbox"
      aria-label={label}
      aria-multiselectable
      aria-activedescendant={`${id}-${at}`}
      tabIndex={0}
      style={{ maxHeight: rowHeight * rowsInSight }}
      onScroll={({ currentTarget }: UIEvent<HTMLDivElement>) => setTop(currentTarget.scrollTop)}
      onKeyDown={takeKey}
    >
      <div role="presentation" style={{ height: choices.length * rowHeight, position: 'relative' }}>
        {choices.slice(first, last).map((choice, index) => {
          const place = first + index;
          return (
            <div
              key={choice.value}
              id={`${id}-${place}`}
              role="option"
              aria-selected={isChosen.has(choice.value)}
              aria-setsize={choices.length}
              aria-posinset={place + 1}
              className={classes['choice']}
              data-current={place === at || undefined}
              style={{ top: place * rowHeight }}
              onClick={() => {
                setCurrent(place);
                onToggle(choice.value);
              }}
            >
              <span className={classes['box']} aria-hidden>
                {isChosen.has(choice.value) && <IconCheck size={11} stroke={3} />}
              </span>
              <span className={classes['label']}>{choice.label}</span>
              <span className={classes['count']}>{formatCount(choice.count)}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
};
