/**
 * What looking at pages costs: Confluence counts one point a request and one for every object in its answer, out of 65,000 an hour
 * that all sites of the app share. The scan counts its own reading and stops at its share. [DR-7]
 */
import type { Confluence, ConfluencePages, ConfluencePeople } from '../product-ports';
import type { ConfluenceCopies } from '../released-copy/copy-port';
import type { Services } from '../use-case';

/** A site's share of an hour: full looks at 1,000 documents a day take about three and a half of its hours. */
export const pointsAnHour = 3_000;
const mostListed = 250;

export interface Ledger {
  points: number;
}

/** The same services; every read of Confluence through them is written into the ledger. */
export function counted<Needs extends Services>(services: Needs, ledger: Ledger): Needs {
  const { pages, people, copies } = services.confluence;
  const confluence: Confluence = {
    ...services.confluence,
    pages: countedPages(pages, ledger),
    people: countedPeople(people, ledger),
    copies: countedCopies(copies, ledger),
  };
  return { ...services, confluence };
}

const one = () => 1;
const isThere = (found: unknown) => (found === undefined ? 0 : 1);
/** Lists come in parts of 250, and an empty one is a request all the same. */
const listed = (objects: number) => objects + Math.max(0, Math.ceil(objects / mostListed) - 1);

function countedPages(pages: ConfluencePages, ledger: Ledger): ConfluencePages {
  const spend = spendIn(ledger);
  return {
    ...pages,
    page: spend(pages.page, isThere),
    pageText: spend(pages.pageText, isThere),
    pageByTitle: spend(pages.pageByTitle, isThere),
    versions: spend(pages.versions, (found) => listed(found.length)),
    pages: spend(pages.pages, (found) => listed(found.size)),
    currentVersions: spend(pages.currentVersions, (found) => listed(found.size)),
    // The page with its labels; its restrictions, of viewing and of editing.
    place: spend(pages.place, () => 4),
    attachments: spend(pages.attachments, (found) => listed(found.length)),
    attachmentBytes: spend(pages.attachmentBytes, one),
  };
}

/** A person counts twice. */
function countedPeople(people: ConfluencePeople, ledger: Ledger): ConfluencePeople {
  const spend = spendIn(ledger);
  return { ...people, people: spend(people.people, (found) => listed(2 * found.size)) };
}

/** Copies are read and written one by one. */
function countedCopies(copies: ConfluenceCopies, ledger: Ledger): ConfluenceCopies {
  const spend = spendIn(ledger);
  return {
    appAccount: spend(copies.appAccount, () => 2),
    mayCreatePages: spend(copies.mayCreatePages, one),
    ancestors: spend(copies.ancestors, (found) => found?.length ?? 0),
    isViewRestricted: spend(copies.isViewRestricted, () => 2),
    access: spend(copies.access, () => 2),
    page: spend(copies.page, isThere),
    pageOfTitle: spend(copies.pageOfTitle, isThere),
    create: spend(copies.create, one),
    write: spend(copies.write, one),
    move: spend(copies.move, one),
    restrict: spend(copies.restrict, () => 2),
    upload: spend(copies.upload, one),
    trashAttachment: spend(copies.trashAttachment, () => 0),
  };
}

/** One for the request, and what its answer holds; a request that failed was one, too. */
function spendIn(ledger: Ledger) {
  return <Asked extends readonly unknown[], Answer>(
    ask: (...asked: Asked) => Promise<Answer>,
    objectsIn: (answer: Answer) => number,
  ) =>
    async (...asked: Asked): Promise<Answer> => {
      ledger.points += 1;
      const answer = await ask(...asked);
      ledger.points += objectsIn(answer);
      return answer;
    };
}
