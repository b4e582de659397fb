/**
 * Prepares the states that actions start from: each is played once on the state it comes from, settled and left as a database
 * file, so that a run costs no more than a copy.
 */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcedureName } from '../../src/contract/procedures';
import { prepareExample } from './example-states';
import { type FaultSite, type LoadApp, openFaultSite } from './fault-site';
import { type Facts, type Recipe, recipes, type StateName } from './state-recipes';

export interface PreparedState {
  readonly path: string;
  /** Site time at which it was left. */
  readonly at: number;
  readonly facts: Facts;
}

const isShared = (name: StateName): name is keyof typeof recipes => name in recipes;

const startOfTime = Date.UTC(2026, 0, 5, 9);
const nobody: Facts = { spaceId: '', pageId: '', contentDigest: '', nonconformityId: '' };

/** Prepares states on demand, each once, in a folder of the caller's. */
export class PreparedStates {
  private readonly known = new Map<StateName, Promise<PreparedState>>();
  private copies = 0;
  constructor(
    private readonly folder: string,
    private readonly loadApp: LoadApp,
  ) {}

  state(name: StateName): Promise<PreparedState> {
    const known = this.known.get(name) ?? this.prepare(name);
    this.known.set(name, known);
    return known;
  }

  /** A fresh site in this state; its file is the caller's to remove. @param bundleDirectory see `openFaultSite` */
  async open(
    state: PreparedState,
    bundleDirectory?: string,
  ): Promise<{ readonly site: FaultSite; readonly path: string }> {
    this.copies += 1;
    const path = join(this.folder, `run-${this.copies}.sqlite`);
    copyFileSync(state.path, path);
    const at = state.at + (state.facts.example === undefined ? 60_000 : 1_000);
    return { site: await openFaultSite(this.loadApp, path, at, bundleDirectory), path };
  }

  private async prepare(name: StateName): Promise<PreparedState> {
    const file = join(this.folder, `${name.replaceAll(' ', '-')}.sqlite`);
    if (!isShared(name)) {
      const procedure = name.slice('example of '.length) as ProcedureName;
      const { at, facts } = await prepareExample(procedure, { loadApp: this.loadApp, databasePath: file, startOfTime });
      return { path: file, at, facts: { ...nobody, ...facts } };
    }
    return this.play(recipes[name], file);
  }

  private async play(recipe: Recipe, path: string): Promise<PreparedState> {
    const before = recipe.from === null ? null : await this.state(recipe.from);
    if (before !== null) copyFileSync(before.path, path);
    const site = await openFaultSite(this.loadApp, path, before === null ? startOfTime : before.at + 60_000);
    try {
      const facts = { ...(before?.facts ?? nobody) };
      const played = await recipe.play(site, facts);
      await site.settle();
      return { path, at: site.clock.now(), facts: { ...facts, ...played } };
    } finally {
      await site.close();
    }
  }
}
