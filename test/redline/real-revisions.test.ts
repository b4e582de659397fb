/** Every pair of neighbouring revisions of real documents: both can be read out of their redline. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareTexts } from '../../src/redline/compare';
import { normaliseNode } from '../../src/redline/normalise';
import { bodyOn } from '../../src/redline/resolve';
import { textOfMarkdown } from '../../scripts/redline/read-text';
import { redlineHtml } from '../../scripts/redline/redline-html';

const fixtures = join(process.cwd(), '../shared/fixtures');
const histories = ['revisions-gstt-csc', 'revisions-openregulatory']
  .map((folder) => join(fixtures, folder))
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));

const describeReal = histories.length > 0 ? describe : describe.skip;

describeReal('redlines of real revisions', () => {
  it('[RL-1] gives both revisions back for every adjacent pair', () => {
    let pairs = 0;
    for (const folder of histories) {
      const files = readdirSync(folder)
        .filter((name) => name.endsWith('.md'))
        .sort();
      const texts = files.map((name) => textOfMarkdown(readFileSync(join(folder, name), 'utf8'), name));
      for (const [at, after] of texts.entries()) {
        const before = texts[at - 1];
        if (before === undefined) continue;
        const redline = compareTexts(before, after);
        expect(bodyOn('before', redline.body)).toEqual(normaliseNode(before.body));
        expect(bodyOn('after', redline.body)).toEqual(normaliseNode(after.body));
        const html = redlineHtml(redline, { before: before.title, after: after.title });
        for (const { number } of redline.differences) expect(html).toContain(`id="d${number}"`);
        pairs += 1;
      }
    }
    expect(pairs).toBeGreaterThanOrEqual(140);
  });
});
