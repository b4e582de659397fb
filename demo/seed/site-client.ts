/**
 * Speaks to the site over HTTP as the people of the company: the products' REST, the app's procedures through the bridge,
 * and the site's own controls. Anything but a plain yes is an error that says what was asked and what came back.
 */
import { ulid } from 'ulid';
import type { AnswersByProcedure } from '../../src/contract/answers';
import { type ProcedureName, procedures, type RequestOf } from '../../src/contract/procedures';
import type { WireAnswer } from '../../src/contract/wire';

export interface Actor {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly accountId: string;
}
/** Where the app's module is opened. */
export type Place =
  | { readonly on: 'page'; readonly pageId: string }
  | { readonly on: 'space' }
  | { readonly on: 'settings' };

/** A request as it is typed before ids and dates have been checked. */
type Unchecked<T> = T extends string
  ? string
  : T extends number | boolean | null | undefined
    ? T
    : T extends readonly (infer Item)[]
      ? readonly Unchecked<Item>[]
      : { readonly [Key in keyof T]: Unchecked<T[Key]> };
/** The command id is made here, once for each call. */
type Payload<Name extends ProcedureName> = Omit<Unchecked<RequestOf<Name>>, 'commandId'>;

interface SiteTime {
  readonly now: number;
  readonly offset: number;
}

/** Longer than its interval and than a lease of the app. */
const PATIENCE_OF_A_SCHEDULE = 6 * 60_000;
const MODULES = { page: 'document-action', space: 'quality-space', settings: 'quality-settings' } as const;

export class SiteClient {
  /** How far site time stood from real time at the beginning; the seed goes back to it. */
  private presentOffset = 0;
  private time: SiteTime & { readonly readAt: number } = { now: 0, offset: 0, readAt: 0 };
  private space = { id: '', key: '' };

  constructor(private readonly url: string) {}

  /** The space in which the app's modules are opened from now on. */
  enterSpace(space: { readonly id: string; readonly key: string }): void {
    this.space = { id: space.id, key: space.key };
  }

  async request<T>(method: string, path: string, body?: unknown, as?: Actor): Promise<T> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(as === undefined ? {} : { authorization: `Basic ${Buffer.from(`${as.email}:local`).toString('base64')}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} as ${as?.name ?? 'nobody'}: ${response.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  /** One command or question to the app, as a person. */
  async invoke<Name extends ProcedureName>(
    as: Actor,
    procedure: Name,
    payload: Payload<Name>,
    place: Place,
  ): Promise<AnswersByProcedure[Name]> {
    const answer = await this.request<WireAnswer<Name>>(
      'POST',
      '/__site/bridge/invoke',
      {
        moduleKey: MODULES[place.on],
        functionKey: procedure,
        payload: { ...payload, ...(isCommand(procedure) ? { commandId: ulid() } : {}) },
        extension: this.extension(place),
      },
      as,
    );
    if (answer?.ok === true) return answer.answer;
    const said = JSON.stringify(answer?.ok === false ? answer.refusal : answer);
    throw new Error(`${procedure} as ${as.name} was refused: ${said}`);
  }

  private extension(place: Place): Readonly<Record<string, unknown>> {
    if (place.on === 'settings') return {};
    return place.on === 'space'
      ? { space: this.space }
      : { content: { id: place.pageId, type: 'page' }, space: this.space };
  }

  /** Site time in milliseconds before anything has moved it. */
  async beginInPresent(): Promise<number> {
    const { now, offset } = this.note(await this.request<SiteTime>('GET', '/__site/clock'));
    this.presentOffset = offset;
    return now;
  }

  async returnToPresent(): Promise<void> {
    await this.setOffset(this.presentOffset);
  }

  /** Moves site time to an instant, never backwards except with `backToThePast`. */
  async moveTo(instant: number, backToThePast = false): Promise<void> {
    const elapsed = performance.now() - this.time.readAt;
    const realNow = this.time.now - this.time.offset + elapsed;
    if (!backToThePast && instant <= this.time.now + elapsed) return;
    await this.setOffset(instant - realNow);
  }

  private async setOffset(milliseconds: number): Promise<void> {
    const body = { milliseconds: Math.round(milliseconds) };
    this.note(await this.request<SiteTime>('POST', '/__site/clock/offset', body));
  }

  /** Waits until everything the last action set going has been delivered. */
  async settle(): Promise<void> {
    const answer = await this.request<SiteTime & { readonly isSettled: boolean }>('POST', '/__site/settle', {});
    this.note(answer);
    if (!answer.isSettled) throw new Error('Events or queue messages were still under way after two hours.');
  }

  /**
   * What the five-minute schedule of the app would find again, such as a message that got lost: the seed lets years pass without
   * schedules, so it is asked for where something is still owed.
   */
  async catchUp(): Promise<void> {
    this.note(await this.request<SiteTime>('POST', '/__site/clock/advance', { milliseconds: PATIENCE_OF_A_SCHEDULE }));
    await this.request('POST', '/__site/schedules/reconciler/run', {});
    await this.settle();
  }

  private note<T extends SiteTime>(time: T): T {
    this.time = { now: time.now, offset: time.offset, readAt: performance.now() };
    return time;
  }
}

function isCommand(procedure: ProcedureName): boolean {
  return 'commandId' in procedures[procedure].request.shape;
}
