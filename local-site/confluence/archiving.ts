/**
 * Archives pages as Confluence does: the request is accepted, and a long task does the work a second of site time later.
 * A task under way when the site stops is done after the next start.
 */
import type { Caller } from '../contracts';
import { badRequest } from './errors';
import type { Page } from './model';
import { PageActions } from './page-actions';
import type { ConfluenceParts } from './parts';
import type { LongTask } from './store/long-task-store';

const DURATION = 1000;

export class Archiving {
  private readonly actions: PageActions;

  constructor(private readonly parts: ConfluenceParts) {
    this.actions = new PageActions(parts);
    for (const task of parts.longTasks.underWay()) this.schedule(task);
  }

  submit(caller: Caller, pages: readonly Page[]): LongTask {
    const { clock, longTasks } = this.parts;
    if (longTasks.underWay().length > 0) throw badRequest('There is an archival job already running');
    const pageIds = pages.map(({ id }) => id);
    const task = { id: crypto.randomUUID(), pageIds, caller, createdAt: clock.now(), finishedAt: undefined };
    longTasks.add(task);
    this.schedule(task);
    return task;
  }

  private schedule(task: LongTask): void {
    this.parts.clock.schedule(task.createdAt + DURATION, () => this.work(task));
  }

  /** What was trashed, purged or archived since the request is passed over. */
  private work(task: LongTask): void {
    const { clock, database, longTasks, pages } = this.parts;
    database.transaction(() => {
      const left = pages.find({ ids: task.pageIds, statuses: ['current'] });
      this.actions.archive(task.caller, left);
      longTasks.finish(task.id, clock.now());
    });
  }
}
