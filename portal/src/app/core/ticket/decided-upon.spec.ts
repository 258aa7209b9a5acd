import { expect, it } from 'vitest';
import type { Approval, Attachment } from '../../shared/model/model';
import { isDecidedUpon } from './decided-upon';

const file = { created_at: '2026-05-14T08:00:00Z' } as Attachment;
const approval = (change: Partial<Approval>) =>
  ({ current: true, state: 'APPROVED', requested_at: '2026-05-14T07:00:00Z', decided_at: null, ...change }) as Approval;

it.each([
  [[], false],
  [[approval({ decided_at: '2026-05-14T09:00:00Z' })], true],
  [[approval({ decided_at: '2026-05-14T07:30:00Z' })], false],
  [[approval({ decided_at: '2026-05-14T09:00:00Z', current: false })], false],
  [[approval({ state: 'PENDING' })], false],
  [[approval({ state: 'PENDING', requested_at: '2026-05-14T08:00:00Z' })], true],
  [[approval({ state: 'VOID' })], false],
])('keeps a file that somebody decides or has decided with: %o', (approvals, kept) => {
  expect(isDecidedUpon(file, approvals)).toBe(kept);
});
