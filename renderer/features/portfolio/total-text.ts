import { formatNumber } from '#renderer/ui/format.ts';
import type { GroupTotal } from './entries.ts';

/** A total with the sign of what it is: Σ for a sum, ø for a mean. */
export const totalText = (total: GroupTotal | null): string =>
  total === null
    ? ''
    : `${total.kind === 'sum' ? 'Σ' : 'ø'} ${formatNumber(total.value, Math.max(total.decimals, total.kind === 'mean' ? 1 : 0))}`;
