import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, expect, type Page, test as base } from '@playwright/test';

/** The demo accounts that the journeys use, by what they do. */
export const accounts = {
  employee: 'Jane Porter',
  head: 'Mike Brown',
  chief: 'Elena Fischer',
  manager: 'Laura Chen',
  admin: 'Ruth Adler',
  buyer: 'Nina Kowalski',
  finance1: 'Priya Nair',
  finance2: 'Tom Becker',
  hr: 'Hannah Weiss',
  facility: 'Carlos Mendes',
  agent: 'Daniel Okafor',
  designer: 'Oliver Grant',
} as const;

export const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Somebody at a browser of their own. Whatever the browser complains about is kept. */
export class Person {
  private readonly complaints: string[] = [];
  private readonly refusals = new Set<number>();

  private constructor(
    readonly name: string,
    readonly page: Page,
  ) {
    page.on('pageerror', (error) => this.complain(`page error: ${error.stack ?? error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && !this.isForeseen(message.text()))
        this.complain(`console: ${message.text()} (${message.location().url})`);
    });
    page.on('response', (response) => {
      if (response.status() >= 500 && !this.refusals.has(response.status()))
        this.complain(`${response.status()} ${response.request().method()} ${response.url()}`);
    });
    page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? '';
      if (reason !== 'net::ERR_ABORTED') this.complain(`${reason} ${request.method()} ${request.url()}`);
    });
  }

  static async at(browser: Browser, name: string, options: BrowserContextOptions): Promise<Person> {
    const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
    return new Person(name, await context.newPage());
  }

  /** The journey brings about this answer on purpose; browsers report each refused request as an error. */
  foresees(status: number): void {
    this.refusals.add(status);
  }

  /** From now on the server has this answer to every call of the kind, until the way is free again. */
  async refuses(address: RegExp, status: number, method?: string): Promise<() => Promise<void>> {
    this.foresees(status);
    await this.page.route(address, (route) =>
      !method || route.request().method() === method
        ? route.fulfill({
            status,
            contentType: 'application/problem+json',
            body: JSON.stringify({
              code: status === 503 ? 'UNAVAILABLE' : 'INTERNAL_ERROR',
              detail: 'The database is away.',
              request_id: 'r-503',
              status,
            }),
          })
        : route.fallback(),
    );
    return () => this.page.unroute(address);
  }

  /** Signs in on the login page by choosing the demo account, and lands at the place that was wanted. */
  async signsIn(place = '/'): Promise<void> {
    await this.page.goto(place);
    await expect(this.page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await this.page.getByRole('button', { name: this.name }).click();
    await expect(this.page.getByRole('main')).toBeVisible();
    await expect(this.page).toHaveURL((url) => url.pathname.startsWith(place));
  }

  /** Every rule of WCAG 2.2 AA that can be checked by machine, in both themes. */
  async canUse(what: string): Promise<void> {
    const chosen = await this.page.evaluate(() => document.documentElement.dataset['theme'] ?? 'light');
    for (const theme of ['light', 'dark']) {
      await this.page.evaluate((now) => (document.documentElement.dataset['theme'] = now), theme);
      const { violations } = await new AxeBuilder({ page: this.page }).withTags(standards).analyze();
      for (const { id, help, nodes } of violations)
        for (const node of nodes)
          if (id !== 'target-size' || (await this.isSmall(node.target.join(' '))))
            this.complain(`${what}, ${theme}: ${id}, ${help}: ${node.target.join(' ')}\n${node.failureSummary ?? ''}`);
    }
    await this.page.evaluate((before) => (document.documentElement.dataset['theme'] = before), chosen);
  }

  /** What lies half under a bar is large enough when it is where it can be scrolled to. */
  private async isSmall(target: string): Promise<boolean> {
    await this.page.locator(target).evaluate((one) => one.scrollIntoView({ block: 'center', behavior: 'instant' }));
    const { violations } = await new AxeBuilder({ page: this.page })
      .include(target)
      .withRules(['target-size'])
      .analyze();
    return violations.length > 0;
  }

  async leaves(): Promise<string[]> {
    await this.page.context().close();
    return this.complaints;
  }

  private isForeseen(text: string): boolean {
    return [...this.refusals].some((status) => text.includes(`responded with a status of ${status} `));
  }

  private complain(about: string): void {
    this.complaints.push(`${this.name}: ${about}`);
  }
}

export type Arrive = (name: string, options?: BrowserContextOptions) => Promise<Person>;

/** A journey fails on anything that a browser complained about, even when every step went well. */
export const test = base.extend<{ arrive: Arrive }>({
  arrive: async ({ browser }, use) => {
    const present: Person[] = [];
    await use(async (name, options = {}) => {
      const person = await Person.at(browser, name, options);
      present.push(person);
      return person;
    });
    const complaints = [];
    for (const person of present) complaints.push(...(await person.leaves()));
    expect(complaints, 'what the browsers complained about').toEqual([]);
  },
});

export { expect };
