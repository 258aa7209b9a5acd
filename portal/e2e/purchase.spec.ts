import { expect, test } from '@playwright/test';
import { expectAccessible, signedIn } from './people';

test('[A2][A6][B3][C3][C4] a purchase is asked for, approved by the head of the department, and followed', async ({
  browser,
}) => {
  const title = `Projector for the meeting room ${Date.now()}`;

  const employee = await signedIn(browser, 'employee');
  await employee.goto('/new/purchase');
  await employee.getByLabel('Title').fill(title);
  await employee.getByLabel('Amount').fill('2400');
  await employee.getByLabel('Currency').click();
  await employee.getByText('US dollar').click();
  await employee.getByLabel('Budget code').fill('MKT-2026-04');
  await employee.getByLabel('Why it is needed').fill('The old one is broken.');
  await expect(employee.getByText('the head of the department decides')).toBeVisible();
  await expectAccessible(employee);
  await employee.getByRole('button', { name: /^Submit/ }).click();
  await expect(employee).toHaveURL(/\/requests\//);
  await expect(employee.getByRole('heading', { name: title })).toBeVisible();
  await expect(employee.getByText('In review').first()).toBeVisible();
  await expectAccessible(employee);

  const head = await signedIn(browser, 'head');
  await head.goto('/inbox');
  await head.getByText(title).first().click();
  await expect(head.getByText('the head of the department decides').first()).toBeVisible();
  await expectAccessible(head);
  await head.getByRole('button', { name: /^Approve/ }).click();
  await expect(head.getByText(title)).toHaveCount(0);

  await expect(employee.getByText('In progress').first()).toBeVisible();
});
