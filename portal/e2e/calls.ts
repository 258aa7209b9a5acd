import type { APIRequestContext, APIResponse } from '@playwright/test';

const password = 'assent-demo';

/** Calls of the API in the name of somebody: for what a journey needs and is not about. */
export const callsOf = async (request: APIRequestContext, email: string) => {
  const signedIn = await request.post('/api/v1/auth/login', { data: { email, password }, maxRetries: 2 });
  const { access_token } = (await signedIn.json()) as { access_token: string };
  const headers = { Authorization: `Bearer ${access_token}`, 'If-Match': '*' };
  return (method: string, path: string, data?: object): Promise<APIResponse> =>
    request.fetch(`/api/v1/${path}`, { method, headers, data, maxRetries: 2 });
};
