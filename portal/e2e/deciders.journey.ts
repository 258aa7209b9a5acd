import { openLine, sent } from './inbox';
import { accounts, expect, test } from './people';
import { anew, fillInPurchase, submit } from './purchase';

test('of two who decide at once the second is told who was first, when and where [B2] [C3]', async ({ arrive }) => {
  const title = anew('Chair for the board room');
  const [chief, first, second] = [
    await arrive(accounts.chief),
    await arrive(accounts.finance1),
    await arrive(accounts.finance2),
  ];

  await test.step('what the chief executive asks for goes to the finance committee, any of whom may decide', async () => {
    await chief.signsIn();
    await fillInPurchase(chief.page, { title, amount: '480', budget: 'EXE-2026-01' });
    const path = chief.page.getByRole('complementary', { name: 'The path ahead' });
    await expect(path).toContainText('Priya Nair, Sofia Rossi, Tom Becker');
    await expect(path).toContainText('one of them');
    await submit(chief.page);
  });

  await test.step('both have it open', async () => {
    for (const person of [first, second]) {
      await person.signsIn('/inbox');
      await openLine(person.page, title);
      await expect(person.page.getByRole('button', { name: 'Reject' })).toBeVisible();
    }
    await first.canUse('approval');
    await second.page.getByRole('textbox', { name: /comment/ }).fill('The old chairs will do.');
  });

  await test.step('one approves, the other rejects in the same moment', async () => {
    second.foresees(409);
    const approved = sent(first.page, 'approve');
    const refused = sent(second.page, 'reject', 409);
    await first.page.getByRole('button', { name: 'Approve' }).click();
    await second.page.getByRole('button', { name: 'Reject' }).click();
    await approved;
    await refused;
    const said = second.page.getByRole('status');
    await expect(said).toHaveText(/Priya Nair was first and approved \S+ .+ \(Today, \d\d:\d\d, in the portal\)\./);
    await expect(said).toContainText(title);
    await expect(said.getByRole('link')).toHaveAttribute('href', /^\/requests\//);
    await expect(second.page.getByRole('listitem').filter({ hasText: title })).toHaveCount(0);
  });

  await test.step('the first decision stands', async () => {
    const decision = chief.page.getByRole('complementary', { name: 'Facts' }).getByRole('listitem');
    await expect(decision.filter({ hasText: 'Priya Nair' }).first()).toContainText('Approved');
    await expect(chief.page.getByText('In progress').first()).toBeVisible();
  });
});
