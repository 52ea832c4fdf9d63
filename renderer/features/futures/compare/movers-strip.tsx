import { useSyncExternalStore } from 'react';
import type { LiveHeatMap } from './live-heat-map.ts';
import classes from './compare.module.css';

/** Who rises and who falls in each future, drawn with every change. */
export const MoversStrip = ({ map }: { readonly map: LiveHeatMap }) => {
  useSyncExternalStore(map.follow, map.version);
  return (
    <ul className={classes['movers']} aria-label="Movers by future">
      {map.columns.map(({ id, name }, column) => {
        const { up, down } = map.moversIn(column);
        return (
          <li key={id}>
            <span className={classes['moverName']}>{name}</span>
            <span className={classes['up']}>▲ {up}</span>
            <span className={classes['down']}>▼ {down}</span>
          </li>
        );
      })}
    </ul>
  );
};
