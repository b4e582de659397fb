/**
 * Making and removing links between issues. A link is an entry in the changelog of both issues, as Jira's history shows it:
 * the field "Link" with the other issue's key and the phrase of the link seen from here.
 */
import type { Scope } from '../context';
import type { ChangeItem, IssueLinkRecord, IssueRecord, LinkType } from '../model';
import { plainText } from '../plain-text';
import { fieldRefusal, JiraRefusal, notFound } from '../refusal';
import { addComment } from './comment-commands';
import { announceLink } from './issue-events';
import { asObject } from './issue-input';
import { mayOnIssue, requireActor, requireVisibleIssue, type VisibleIssue } from './visibility';

type Json = Readonly<Record<string, unknown>>;

/** `POST /issueLink`. */
export function createLink(scope: Scope, body: Json): void {
  requireActor(scope);
  const type = requireLinkType(scope, body.type);
  const inward = requireEnd(scope, body.inwardIssue);
  const outward = requireEnd(scope, body.outwardIssue);
  if (!mayOnIssue(scope, 'LINK_ISSUES', inward)) throw new JiraRefusal(404, ['No Link Issue Permission for issue.']);
  if (linkIssues(scope, { type, inward, outward }) && body.comment !== undefined)
    addComment(scope, inward, asObject(body.comment, 'comment'));
}

interface LinkRequest {
  readonly type: LinkType;
  readonly inward: VisibleIssue;
  readonly outward: VisibleIssue;
}

/** True when the link is new: the same link again is answered as if it were, and nothing is doubled. */
function linkIssues(scope: Scope, { type, inward, outward }: LinkRequest): boolean {
  const { issues, services } = scope.jira;
  if (inward.issue.id === outward.issue.id) throw new JiraRefusal(400, ['You cannot link an issue to itself.']);
  const isSame = (link: IssueLinkRecord) =>
    link.typeId === type.id && link.inwardIssueId === inward.issue.id && link.outwardIssueId === outward.issue.id;
  if (issues.linksOf(inward.issue.id).some(isSame)) return false;
  const link: IssueLinkRecord = {
    id: issues.newId('link'),
    typeId: type.id,
    inwardIssueId: inward.issue.id,
    outwardIssueId: outward.issue.id,
  };
  services.database.transaction(() => {
    issues.addLink(link);
    noteInChangelog(scope, link, 'to');
  });
  announceLink(scope, 'created', link);
  return true;
}

export function removeLink(scope: Scope, link: IssueLinkRecord, inward: VisibleIssue): void {
  requireActor(scope);
  if (!mayOnIssue(scope, 'LINK_ISSUES', inward)) throw notFound(`No issue link with id '${link.id}' exists.`);
  announceLink(scope, 'deleted', link);
  scope.jira.services.database.transaction(() => {
    noteInChangelog(scope, link, 'from');
    scope.jira.issues.removeLink(link.id);
  });
}

/**
 * The `issuelinks` of an issue's `update`: `{add: {type, inwardIssue}}` names the issue this one is, for example, blocked by,
 * `outwardIssue` the one it blocks. All is checked before anything is written; what comes back makes the links.
 */
export function prepareLinks(scope: Scope, wanted: readonly Json[], found: VisibleIssue): (saved: IssueRecord) => void {
  if (wanted.length > 0 && !mayOnIssue(scope, 'LINK_ISSUES', found))
    throw fieldRefusal({ issuelinks: 'No Link Issue Permission for issue.' });
  const links = wanted.map((given) => {
    const isInward = given.inwardIssue !== undefined;
    if (isInward === (given.outwardIssue !== undefined))
      throw fieldRefusal({ issuelinks: 'Specify either inwardIssue or outwardIssue.' });
    const other = requireEnd(scope, isInward ? given.inwardIssue : given.outwardIssue);
    return { type: requireLinkType(scope, given.type), isInward, other };
  });
  return (issue) => {
    const own = { issue, project: found.project };
    for (const { type, isInward, other } of links)
      linkIssues(scope, { type, ...(isInward ? { inward: other, outward: own } : { inward: own, outward: other }) });
  };
}

function noteInChangelog(scope: Scope, link: IssueLinkRecord, side: 'from' | 'to'): void {
  const { configuration, issues, services } = scope.jira;
  const type = configuration.require('linkType', link.typeId);
  const now = services.clock.now();
  const note = (issueId: string, otherId: string, phrase: string) => {
    const [issue, other] = [issues.find(issueId), issues.find(otherId)];
    if (issue === undefined || other === undefined) return;
    const text = `This work item ${phrase} ${other.key}`;
    const nothing = { from: null, fromString: null, to: null, toString: null };
    const item: ChangeItem = {
      field: 'Link',
      fieldId: 'issuelinks',
      ...nothing,
      ...(side === 'to' ? { to: other.key, toString: text } : { from: other.key, fromString: text }),
    };
    issues.addChange({
      id: issues.newId('change'),
      issueId,
      author: requireActor(scope),
      createdAt: now,
      items: [item],
    });
    issues.save({ ...issue, updatedAt: now });
  };
  note(link.inwardIssueId, link.outwardIssueId, type.outward);
  note(link.outwardIssueId, link.inwardIssueId, type.inward);
}

function requireLinkType({ jira }: Scope, value: unknown): LinkType {
  const { id, name } = asObject(value, 'type') as { id?: unknown; name?: unknown };
  const found =
    id === undefined
      ? jira.configuration.byName('linkType', String(name))
      : jira.configuration.byId('linkType', plainText(id));
  if (found === undefined)
    throw notFound(
      id === undefined
        ? `No issue link type with name '${String(name)}' found.`
        : `No issue link type with id '${plainText(id)}' found.`,
    );
  return found;
}

function requireEnd(scope: Scope, value: unknown): VisibleIssue {
  const { id, key } = asObject(value, 'issue') as { id?: unknown; key?: unknown };
  return requireVisibleIssue(scope, plainText(id ?? key ?? ''));
}
