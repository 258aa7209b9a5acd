import type { TicketStatus } from '../../shared/model/model';

/** Something the server offers to do with a ticket now, as people see it. */
export interface TicketAction {
  name: string;
  label: string;
  icon: string;
  /** Shown as a button; the others are behind "more". */
  leading: boolean;
  path?: string;
  body?: Record<string, unknown>;
  /** The question before it, where it is for good. */
  confirm?: string;
  /** What it makes of the request, where that shows at once and can be taken back for a while. */
  becomes?: TicketStatus;
}

const known: TicketAction[] = [
  { name: 'submit', label: 'action.submit', icon: 'send', leading: true },
  { name: 'edit', label: 'action.edit', icon: 'edit', leading: true },
  { name: 'reopen', label: 'action.reopen', icon: 'retry', leading: true },
  { name: 'close', label: 'action.close', icon: 's-closed', leading: true, becomes: 'CLOSED' },
  { name: 'withdraw', label: 'action.withdraw', icon: 'undo', leading: true, becomes: 'DRAFT' },
  { name: 'watch', label: 'action.watch', icon: 'eye', leading: false },
  { name: 'unwatch', label: 'action.unwatch', icon: 'eye', leading: false, path: 'watch', body: { watching: false } },
  { name: 'link', label: 'action.link', icon: 'link', leading: false },
  {
    name: 'cancel',
    label: 'action.cancel',
    icon: 's-cancelled',
    leading: false,
    confirm: 'action.cancelWhy',
    becomes: 'CANCELLED',
  },
];

/** For whoever asked: the same once more, to change and send. */
export const copy: TicketAction = { name: 'copy', label: 'action.copy', icon: 'plus', leading: true };

/** The offered actions that have a face here, in the order in which people look for them. */
export const actionsOf = (offered: string[]): TicketAction[] => {
  const names = new Set(offered.map((name) => name.toLowerCase().replaceAll('-', '_')));
  return known.filter((action) => names.has(action.name));
};
