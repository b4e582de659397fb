/**
 * Tells the story step by step: a numbered line and a screenshot for each, and what failed where. A step that fails ends its
 * chapter, because the ones after it build on it.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Page } from 'playwright-core';

export interface Tally {
  steps: number;
  failed: number;
}

/** What was done, when that is more than what the step is called; and where one sees it. */
export interface Shown {
  readonly on: Page;
  readonly words?: string;
}

export class Telling {
  private number = 0;

  constructor(
    private readonly tally: Tally,
    private readonly shots: string,
    private readonly say: (line: string) => void,
    /** Pages to photograph when a step fails. */
    private readonly pages: () => readonly Page[],
  ) {
    rmSync(shots, { recursive: true, force: true });
    mkdirSync(shots, { recursive: true });
  }

  async step(name: string, words: string, play: () => Promise<Shown>): Promise<void> {
    this.number += 1;
    this.tally.steps += 1;
    const number = String(this.number).padStart(2, '0');
    const begun = performance.now();
    try {
      const shown = await play();
      await this.photograph(shown.on, `${number}-${name}`);
      const seconds = ((performance.now() - begun) / 1000).toFixed(1);
      this.say(`ok  ${number} ${words}${shown.words === undefined ? '' : `: ${shown.words}`} (${seconds} s)`);
    } catch (error) {
      this.tally.failed += 1;
      this.say(`FAILED  ${number} ${words}: ${wordsOf(error)}`);
      for (const [index, page] of this.pages().entries()) {
        // Words and picture are only help; that they cannot be had is not what went wrong.
        this.say(`        on screen ${index + 1}: ${await seenOn(page).catch(wordsOf)}`);
        await this.photograph(page, `${number}-${name}-failed-${index + 1}`).catch(() => undefined);
      }
      throw new ChapterEnded(`step ${number} failed`, { cause: error });
    }
  }

  private async photograph(page: Page, name: string): Promise<void> {
    // Transitions are played to their end, so that a box just ticked looks ticked.
    await page.screenshot({ path: join(this.shots, `${name}.png`), animations: 'disabled' });
  }
}

/** Where somebody is and what they read there, for whoever has no picture. */
async function seenOn(page: Page): Promise<string> {
  const text = await page.locator('body').innerText({ timeout: 2_000 });
  return `${new URL(page.url()).pathname} ${text.replaceAll(/\s+/g, ' ').slice(0, 1_000)}`;
}

/** Without the colours that the browser driver puts into its messages. */
export function wordsOf(error: unknown): string {
  return stripVTControlCharacters(error instanceof Error ? error.message : String(error));
}

export class ChapterEnded extends Error {}
