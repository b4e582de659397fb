/**
 * States in which a procedure is accepted, made by the examples that the tests of rights and costs walk. So a new procedure is
 * swept as soon as it has its row there.
 */
import type { ProcedureName } from '../../src/contract/procedures';
import { examples } from '../application/every-procedure';
import { cast, createWholeSite, everybody, nameQualityManager, type Who } from '../application/whole-site';
import { createTestSite, type TestPerson } from '../support/test-site';
import { type LoadApp, loadHandlers } from './fault-site';
import type { Facts } from './state-recipes';

/** Ids that are the same in every run, so that its calls are too. */
const people = Object.fromEntries(
  everybody.map((who, index) => [
    who,
    { ...cast[who], accountId: `712020:00000000-0000-4000-9000-${String(index).padStart(12, '0')}` },
  ]),
) as unknown as Record<Who, TestPerson>;

export interface ExampleOptions {
  readonly loadApp: LoadApp;
  readonly databasePath: string;
  readonly startOfTime: number;
}

export async function prepareExample(
  procedure: ProcedureName,
  { loadApp, databasePath, startOfTime }: ExampleOptions,
): Promise<{ readonly at: number; readonly facts: Partial<Facts> }> {
  const test = await createTestSite({
    people,
    databasePath,
    startAt: startOfTime,
    load: (file) => loadHandlers(loadApp, file),
  });
  try {
    const site = await createWholeSite({ on: test });
    await site.get('administrator', 'settings.nameQualityManager', nameQualityManager(site));
    await site.configure();
    const { as, request } = examples[procedure];
    const asked = await request(site);
    await test.settle();
    test.faults.clear();
    const { pageId } = asked;
    return {
      at: test.clock.now(),
      facts: {
        spaceId: site.spaceId,
        ...(typeof pageId === 'string' ? { pageId } : {}),
        example: { as: site.id(as), viewer: site.id('author'), request: asked },
      },
    };
  } finally {
    // Not `test.close()`, which judges the products' answers; that is the business of other tests.
    await test.site.close();
  }
}
