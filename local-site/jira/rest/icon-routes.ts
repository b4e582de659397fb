/** Avatars and icons as small drawings, so that the links in answers lead to a picture and no file has to be shipped. */
import type { JiraContext } from '../context';
import type { JiraApplication } from './request';

const COLOURS = ['#1868DB', '#1F845A', '#964AC0', '#BF63F3', '#AE4787', '#E06C00', '#5B7F24', '#227D9B'];

export function addIconRoutes(app: JiraApplication, jira: JiraContext): void {
  app.get('/secure/useravatar', (request) => {
    const person = jira.services.directory.person(request.req.query('accountId') ?? '');
    return picture(initialsOf(person?.displayName ?? '?'), 16);
  });
  app.get('/secure/projectavatar', (request) =>
    picture(jira.configuration.project(request.req.query('pid') ?? '')?.key.slice(0, 2) ?? '?', 3),
  );
  app.get('/secure/viewavatar', (request) => {
    const kind = request.req.query('avatarType') === 'priority' ? 'priority' : 'issueType';
    return picture(jira.configuration.byId(kind, request.req.query('avatarId') ?? '')?.name.slice(0, 1) ?? '?', 3);
  });
  app.get('/images/icons/statuses/generic.png', () => picture('', 16));
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.slice(0, 1) ?? '')
    .join('')
    .toUpperCase();
}

function picture(letters: string, radius: number): Response {
  const colour = COLOURS[[...letters].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % COLOURS.length];
  const safe = letters.replace(/[<>&"]/g, '');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="${radius}" fill="${colour}"/><text x="16" y="21" font-family="sans-serif" font-size="13" fill="#fff" text-anchor="middle">${safe}</text></svg>`;
  return new Response(svg, { headers: { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'max-age=86400' } });
}
