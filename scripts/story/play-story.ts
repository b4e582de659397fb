/**
 * One telling of the whole story: the document, the nonconformity, the report; and one of a chapter beside it.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Scene } from './cast';
import type { Chapter } from './chapters/chapter';
import type { Office } from './desk';
import { type ControlledPage, playDocument } from './document-chapter';
import { playNonconformity, type ReportedCase } from './nonconformity-chapter';
import { Preparation } from './prepared';
import { playReport } from './report-chapter';
import { ChapterEnded, type Tally, Telling } from './telling';

export interface StoryToPlay {
  readonly office: Office;
  readonly scene: Scene;
  readonly shots: string;
  readonly tally: Tally;
  readonly say: (line: string) => void;
}

export interface ToldStory {
  readonly page: ControlledPage;
  readonly reported: ReportedCase;
  readonly shots: string;
}

/** Undefined when a step failed. */
export async function playStory({ office, scene, shots, tally, say }: StoryToPlay): Promise<ToldStory | undefined> {
  const telling = new Telling(tally, shots, say, () => office.pages());
  const downloads = join(shots, 'downloads');
  mkdirSync(downloads, { recursive: true });
  try {
    const page = await playDocument(telling, office, scene);
    const reported = await playNonconformity(telling, office, scene, page);
    await playReport(telling, office, scene, { page, reported }, downloads);
    return { page, reported, shots };
  } catch (error) {
    // Already told, with its pictures.
    if (!(error instanceof ChapterEnded)) throw error;
    return undefined;
  }
}

/** A chapter that stands alone: the others are played also when it fails. */
export async function playChapter(chapter: Chapter, { office, scene, shots, tally, say }: StoryToPlay): Promise<void> {
  const telling = new Telling(tally, shots, say, () => office.pages());
  try {
    await chapter({ telling, office, scene, prepared: new Preparation(office.client, scene) });
  } catch (error) {
    if (!(error instanceof ChapterEnded)) throw error;
  }
}
