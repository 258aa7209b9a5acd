import { HttpErrorResponse } from '@angular/common/http';
import type { TextParams } from '../../shared/locale/texts';

export interface FieldProblem {
  pointer: string;
  detail: string;
  code?: string;
}

/** Of the server, or of what stands before it and does not reach it. */
const away = ['UNREACHABLE', 'UNAVAILABLE', 'HTTP_502', 'HTTP_503', 'HTTP_504'];

/** What the server answered instead of what was asked for (RFC 9457), or that it could not be reached. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly requestId: string | null = null,
    readonly errors: FieldProblem[] = [],
    readonly members: Record<string, unknown> = {},
  ) {
    super(detail || code);
  }

  static readonly unreachable = 'UNREACHABLE';

  static of(error: unknown): Problem {
    if (error instanceof Problem) return error;
    if (!(error instanceof HttpErrorResponse))
      return new Problem(0, 'UNEXPECTED', error instanceof Error ? error.message : '');
    if (error.status === 0) return new Problem(0, Problem.unreachable, '');
    const body: Record<string, unknown> =
      typeof error.error === 'object' && error.error !== null ? (error.error as Record<string, unknown>) : {};
    return new Problem(
      error.status,
      String(body['code'] ?? `HTTP_${error.status}`),
      String(body['detail'] ?? body['title'] ?? ''),
      String(body['request_id'] ?? error.headers.get('X-Request-Id') ?? '') || null,
      Array.isArray(body['errors']) ? (body['errors'] as FieldProblem[]) : [],
      body,
    );
  }

  /** Whether the service as a whole is away for a moment, and not only what was asked for. */
  get isAway(): boolean {
    return away.includes(this.code);
  }

  /** The problem of one field, named by its key or JSON pointer. */
  ofField(name: string): string | null {
    return this.errors.find((error) => error.pointer.split('/').at(-1) === name)?.detail ?? null;
  }
}

/** What went wrong, field by field where the server says so. */
export const sentencesOf = (
  problem: Problem,
  t: (key: string, params?: TextParams) => string,
  unreachable = 'problem.unreachable',
): string => {
  if (problem.code === Problem.unreachable) return t(unreachable);
  const details = [...new Set(problem.errors.map(({ detail }) => detail))].filter(Boolean).join(' ');
  return details || problem.detail || t('problem.unexpected');
};
