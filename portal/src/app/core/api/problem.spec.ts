import { HttpErrorResponse } from '@angular/common/http';
import { describe, expect, it } from 'vitest';
import { Problem } from './problem';

describe('Problem', () => {
  it('keeps what the server said', () => {
    const problem = Problem.of(
      new HttpErrorResponse({
        status: 422,
        error: {
          code: 'INVALID',
          detail: 'Two things are wrong.',
          request_id: '7f3a',
          errors: [{ pointer: '/custom_fields/amount', detail: 'Give an amount.' }],
        },
      }),
    );
    expect(problem).toMatchObject({ status: 422, code: 'INVALID', detail: 'Two things are wrong.', requestId: '7f3a' });
    expect(problem.ofField('amount')).toBe('Give an amount.');
    expect(problem.ofField('title')).toBeNull();
  });

  it('tells an unreachable server from one that refused', () => {
    expect(Problem.of(new HttpErrorResponse({ status: 0 })).code).toBe(Problem.unreachable);
    expect(Problem.of(new HttpErrorResponse({ status: 500, error: '<html>' })).code).toBe('HTTP_500');
  });
});
