import type { Texts } from '../../shared/locale/texts';
import type { Ticket } from '../../shared/model/model';
import type { Fact } from '../../shared/ui/facts/facts';

/** How many days of leave are left when this request is granted, where that is known. */
export const leaveOf = (leave: Ticket['leave'], t: Texts['t']): Fact[] =>
  leave
    ? [
        {
          label: t('facts.leave'),
          value: t('facts.leaveLeft', { left: leave.left, all: leave.entitled, year: leave.year }),
        },
      ]
    : [];
