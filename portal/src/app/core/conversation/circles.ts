import type { Me, Visibility } from '../../shared/model/model';

/** To whom a person may write: notes are for those who work on a request, never for who asked for it; customers write to all. */
export const circlesOf = (me: Me | null, requester: boolean): Visibility[] => {
  if (!me || me.roles.includes('CUSTOMER')) return ['PUBLIC'];
  return requester ? ['PUBLIC', 'PRIVATE'] : ['PUBLIC', 'INTERNAL', 'PRIVATE'];
};
