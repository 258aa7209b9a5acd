import { choose } from './forms';
import { openLine } from './inbox';
import { accounts, expect, test } from './people';
import { anew, submit } from './purchase';

test('a repair is asked for in a room, and who runs the building finds it there [M1] [M2]', async ({ arrive }) => {
  const employee = await arrive(accounts.employee);
  const carlos = await arrive(accounts.facility);
  const title = anew('The radiator is cold');

  await test.step('the rooms offered are those of the property', async () => {
    const { page } = employee;
    await employee.signsIn('/new/facility');
    await page.getByLabel('Title').fill(title);
    await choose(page, 'Category', 'Heating, air and water');
    const rooms = page.waitForResponse(/\/rooms/);
    await choose(page, 'Property', 'Main street 12');
    await rooms;
    await expect(async () => choose(page, 'Room', /./)).toPass();
    await employee.canUse('a work order');
    await submit(page);
  });

  await test.step('it waits for who manages the property', async () => {
    await carlos.signsIn('/inbox');
    await openLine(carlos.page, title);
  });

  await test.step('and is listed for this property, and not for the other', async () => {
    const { page } = carlos;
    await page.goto('/requests?requester=all');
    await page.getByLabel('Property').selectOption({ label: 'Main street 12' });
    await expect(page.getByRole('link', { name: title })).toBeVisible();
    await carlos.canUse('requests of a property');
    await page.getByLabel('Property').selectOption({ label: 'Harbour house' });
    await expect(page.getByRole('link', { name: title })).toHaveCount(0);
  });
});
