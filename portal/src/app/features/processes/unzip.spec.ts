import { describe, expect, it } from 'vitest';
import { textsOf } from './unzip';

/** Made by java.util.zip as the server does: pack.yaml deflated, and a scenario, both in the folder of the pack. */
const archive =
  'UEsDBBQACAgIANYOfl0AAAAAAAAAAAAAAAAQAAAAY3VzdG9tL3BhY2sueWFtbMtOrbRSSC4tLsnP5cpLzE21UqhOARIBRYf3pJXmpddyAQBQSwcIM2n41iIAAAAhAAAAUEsDBBQACAgIANYOfl0AAAAAAAAAAAAAAAAcAAAAY3VzdG9tL3NjZW5hcmlvcy9jbG9zZWQueWFtbCtOTs1LLMrMt1JIzskvTk3hAgBQSwcI1YdnghMAAAARAAAAUEsBAhQAFAAICAgA1g5+XTNp+NYiAAAAIQAAABAAAAAAAAAAAAAAAAAAAAAAAGN1c3RvbS9wYWNrLnlhbWxQSwECFAAUAAgICADWDn5d1YdnghMAAAARAAAAHAAAAAAAAAAAAAAAAABgAAAAY3VzdG9tL3NjZW5hcmlvcy9jbG9zZWQueWFtbFBLBQYAAAAAAgACAIgAAAC9AAAAAAA=';

describe('an archive of a pack', () => {
  it('is read into its texts, without its folder', async () => {
    const bytes = Uint8Array.from(atob(archive), (letter) => letter.charCodeAt(0));
    expect([...(await textsOf(bytes.buffer))]).toEqual([
      ['pack.yaml', 'key: custom\nname: {de: Prüfung}\n'],
      ['scenarios/closed.yaml', 'scenario: closed\n'],
    ]);
  });
});
