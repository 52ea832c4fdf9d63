import { homedir } from 'node:os';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The folder in which the window application keeps a person's settings and key, so that the command
 * line signs with the same key. `TIERWRIGHT_CONFIG` names another.
 */
export const configFolder = (platform: NodeJS.Platform, environment: Environment): string => {
  const chosen = environment['TIERWRIGHT_CONFIG'];
  if (chosen !== undefined && chosen !== '') {
    return chosen;
  }
  switch (platform) {
    case 'win32':
      return join(environment['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Tierwright');
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', 'Tierwright');
    default:
      return join(environment['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'Tierwright');
  }
};
