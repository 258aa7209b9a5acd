/** What a text is called where only small letters, digits and hyphens may stand; empty when it has none. */
export const slugOf = (text: string, longest: number): string =>
  (
    text
      .toLowerCase()
      .normalize('NFD')
      .match(/[a-z0-9]+/g) ?? []
  )
    .join('-')
    .slice(0, longest)
    .replace(/-$/, '');
