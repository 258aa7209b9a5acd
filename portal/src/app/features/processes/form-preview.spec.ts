import { expect, it } from 'vitest';
import { moneyOf } from './form-preview';

it('reads which fields are the money of a pack [F1]', () => {
  expect(moneyOf('key: purchase\namount_field: amount\ncurrency_field: "currency"\n')).toEqual({
    amount: 'amount',
    currency: 'currency',
  });
  expect(moneyOf('key: leave\ndescription: {en: "amount_field: none"}\n')).toEqual({ amount: null, currency: null });
});
