/**
 * Fills an empty site with Tarnbeck Instruments by playing what its people did, over HTTP: pages by the products' REST,
 * everything else by the app's own commands. It never writes a state; what cannot be reached yet is said, with its row.
 */
import { join } from 'node:path';
import { type Company, readCompany } from './read-company';
import { type CompanySite, setUpCompanySite } from './seed/company-site';
import { documentSteps } from './seed/document-steps';
import { numberingDays } from './seed/numbering';
import { nonconformitySteps } from './seed/nonconformity-steps';
import { replacedStates } from './seed/replaced-states';
import { SiteClient } from './seed/site-client';
import { summarise } from './seed/summary';
import { Calendar, playInOrder, type Step } from './seed/timeline';

const SET_UP_BEFORE = 10;
const LAST_HOUR = 17;

/** @param siteUrl origin of a site on which nobody is known */
export async function seedCompany(siteUrl: string, say: (line: string) => void = console.log): Promise<void> {
  await playCompany(readCompany(join(process.cwd(), 'demo/company')), siteUrl, say);
}

/** The same for a company given, or a part of one. */
export async function playCompany(company: Company, siteUrl: string, say: (line: string) => void): Promise<void> {
  const begun = performance.now();
  const client = new SiteClient(siteUrl);
  const calendar = new Calendar(await client.beginInPresent());
  const days = numberingDays(company.site.documents);
  const setUpDaysAgo = Math.max(...days.values()) + SET_UP_BEFORE;

  // Years pass in a minute: the schedules of the app would run thousands of times in them.
  await client.request('POST', '/__site/settings', { schedules: { isRunning: false } });
  await client.moveTo(calendar.at(setUpDaysAgo, 9), true);
  const site = await setUpCompanySite(client, company);
  say(`${company.people.length} people, space ${company.site.space.key}, project ${company.cases.project.key}`);
  const steps = stepsOf(site, calendar, days);
  await playInOrder(steps, tellingYears(client, say));
  await client.settle();
  await client.returnToPresent();
  await client.request('POST', '/__site/settings', { schedules: { isRunning: true } });
  // What the passing of time alone brought, such as a review that is overdue, is seen from the first look on.
  await client.request('POST', '/__site/schedules/reconciler/run', {});
  await client.settle();

  const replaced = replacedStates(company);
  if (replaced.length > 0) say('shown in the nearest state that can be reached:');
  for (const line of replaced) say(`  ${line}`);
  for (const line of await summarise(site)) say(line);
  say(`${steps.length} steps in ${Math.round((performance.now() - begun) / 1000)} s`);
}

function stepsOf(site: CompanySite, calendar: Calendar, days: ReadonlyMap<string, number>): readonly Step[] {
  const { site: space, cases, people } = site.company;
  return [
    ...space.documents.flatMap((document) => documentSteps(site, calendar, document, days.get(document.number) ?? 0)),
    ...cases.nonconformities.flatMap((one) => nonconformitySteps(site, calendar, one)),
    ...people.flatMap(({ key, displayName, leftInMonth }): readonly Step[] => {
      if (leftInMonth === undefined) return [];
      const at = calendar.at(calendar.daysSinceEndOfMonth(leftInMonth), LAST_HOUR);
      const path = `/__site/people/${site.person(key).accountId}/active`;
      const play = () => site.client.request<void>('PUT', path, { active: false });
      return [{ at, name: `${displayName} leaves`, play }];
    }),
  ];
}

/** Moves the site along and says each year that begins. */
function tellingYears(client: SiteClient, say: (line: string) => void): (at: number) => Promise<void> {
  let told = 0;
  return async (at) => {
    const year = new Date(at).getUTCFullYear();
    if (year !== told) say(`  ${year} …`);
    told = year;
    await client.moveTo(at);
  };
}
