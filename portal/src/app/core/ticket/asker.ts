import type { InboxLine, Person } from '../../shared/model/model';

/** The person behind a line of the inbox: who asks the question, else who made the request. */
export const askerOf = (line: InboxLine): Person => {
  const asker = line.facts['asked_by'];
  return typeof asker === 'object' && asker !== null && 'name' in asker ? (asker as Person) : line.ticket.requester;
};

/** The requester is to change it and send it again, which no words answer. */
export const isSentBack = (line: InboxLine): boolean => line.facts['sent_back'] === true;
