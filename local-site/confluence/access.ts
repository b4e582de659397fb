/**
 * Who may see and change what.
 *
 * A view restriction binds everybody below the restricted page too, site administrators and the app's own user
 * included; an edit restriction binds its own page only (Confluence Cloud, "Add or remove page restrictions"). Space
 * permissions are minimal: every active member uses every space, unless the space is limited to groups. Users of apps
 * are members of all spaces, as on a real site.
 */
import type { Caller, Directory } from '../contracts';
import type { Page, Restriction } from './model';
import type { RestrictionStore } from './store/annotation-stores';
import type { SpaceStore } from './store/space-store';

export class Access {
  constructor(
    private readonly directory: Directory,
    private readonly spaces: SpaceStore,
    private readonly restrictions: RestrictionStore,
  ) {}

  mayUseSite(caller: Caller): boolean {
    return caller.kind !== 'anonymous' && this.directory.person(caller.accountId)?.active === true;
  }

  mayUseSpace(accountId: string, spaceId: number): boolean {
    const person = this.directory.person(accountId);
    if (!person?.active) return false;
    if (person.accountType === 'app') return true;
    const groups = this.spaces.groupsOf(spaceId);
    if (groups.length === 0) return true;
    return this.directory.groupsOf(accountId).some((group) => groups.includes(group.id));
  }

  mayAdministerSpace(accountId: string, spaceId: number): boolean {
    return (
      this.mayUseSpace(accountId, spaceId) &&
      (this.isSiteAdministrator(accountId) || this.spaces.get(spaceId)?.authorId === accountId)
    );
  }

  isSiteAdministrator(accountId: string): boolean {
    return this.directory.person(accountId)?.isSiteAdministrator === true;
  }

  mayView(accountId: string, page: Page): boolean {
    if (!this.mayUseSpace(accountId, page.spaceId)) return false;
    for (const restrictions of this.restrictions.readRestrictionsInChain(page.id).values()) {
      if (!this.isAmong(accountId, restrictions)) return false;
    }
    return true;
  }

  mayEdit(accountId: string, page: Page): boolean {
    if (!this.mayView(accountId, page)) return false;
    const restrictions = this.restrictions.list(page.id).filter(({ operation }) => operation === 'update');
    return restrictions.length === 0 || this.isAmong(accountId, restrictions);
  }

  /** For a group as the subject of a permission check: what each of its members may do by that membership alone. */
  groupMay(groupId: string, operation: 'read' | 'update' | 'delete', page: Page): boolean {
    const spaceGroups = this.spaces.groupsOf(page.spaceId);
    if (spaceGroups.length > 0 && !spaceGroups.includes(groupId)) return false;
    const admits = (restrictions: readonly Restriction[]) =>
      restrictions.some(({ subjectKind, subjectId }) => subjectKind === 'group' && subjectId === groupId);
    for (const restrictions of this.restrictions.readRestrictionsInChain(page.id).values()) {
      if (!admits(restrictions)) return false;
    }
    if (operation === 'read') return true;
    const own = this.restrictions.list(page.id).filter((restriction) => restriction.operation === 'update');
    return own.length === 0 || admits(own);
  }

  /** Whether the users of all installed apps may read the page: their product events depend on it. */
  mayAppsView(page: Page): boolean {
    return this.directory
      .people()
      .filter((person) => person.accountType === 'app')
      .every((person) => this.mayView(person.accountId, page));
  }

  viewable(accountId: string, pages: readonly Page[]): readonly Page[] {
    // One look at all restrictions instead of one for each page: a space may hold ten thousand.
    const hidden = this.restrictions.withDescendants(this.hiddenRootsFor(accountId));
    const spaces = new Map<number, boolean>();
    return pages.filter((page) => {
      const isUsable = spaces.get(page.spaceId) ?? this.mayUseSpace(accountId, page.spaceId);
      spaces.set(page.spaceId, isUsable);
      return isUsable && !hidden.has(page.id);
    });
  }

  /** Pages whose own view restriction keeps the person out; what lies below them is hidden too. */
  hiddenRootsFor(accountId: string): readonly number[] {
    return [...this.restrictions.allReadRestrictions()]
      .filter(([, restrictions]) => !this.isAmong(accountId, restrictions))
      .map(([pageId]) => pageId);
  }

  private isAmong(accountId: string, restrictions: readonly Restriction[]): boolean {
    const groupIds = new Set(this.directory.groupsOf(accountId).map((group) => group.id));
    return restrictions.some(({ subjectKind, subjectId }) =>
      subjectKind === 'user' ? subjectId === accountId : groupIds.has(subjectId),
    );
  }
}
