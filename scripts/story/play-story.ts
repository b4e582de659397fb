/**
 * One telling of the whole story: the document, the nonconformity, the report.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Scene } from './cast';
import type { Office } from './desk';
import { playDocument } from './document-chapter';
import { playNonconformity } from './nonconformity-chapter';
import { playReport } from './report-chapter';
import { ChapterEnded, type Tally, Telling } from './telling';

export interface StoryToPlay {
  readonly office: Office;
  readonly scene: Scene;
  readonly shots: string;
  readonly tally: Tally;
  readonly say: (line: string) => void;
}

export async function playStory({ office, scene, shots, tally, say }: StoryToPlay): Promise<void> {
  const telling = new Telling(tally, shots, say, () => office.pages());
  const downloads = join(shots, 'downloads');
  mkdirSync(downloads, { recursive: true });
  try {
    const page = await playDocument(telling, office, scene);
    const reported = await playNonconformity(telling, office, scene, page);
    await playReport(telling, office, scene, { page, reported }, downloads);
  } catch (error) {
    // Already told, with its pictures.
    if (!(error instanceof ChapterEnded)) throw error;
  }
}
