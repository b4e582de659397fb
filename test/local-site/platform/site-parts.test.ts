/** Clock, database and directory. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSiteClock } from '../../../local-site/clock/site-clock';
import { openDatabase } from '../../../local-site/database/sqlite-database';
import { createSiteDirectory, deriveGroupId } from '../../../local-site/directory/site-directory';

describe('the clock', () => {
  test('runs due tasks in order of time, then of scheduling, those they schedule included', async () => {
    const clock = createSiteClock({ runsByItself: false, frozen: true, startAt: 1000 });
    const done: string[] = [];
    clock.schedule(1200, () => void done.push('late'));
    clock.schedule(1100, () => void done.push('early'));
    clock.schedule(1100, async () => {
      done.push(`early too at ${clock.now()}`);
      clock.schedule(1150, () => void done.push('between'));
    });
    clock.schedule(1100, () => void done.push('cancelled')).cancel();
    await clock.advance(500);
    expect(done).toEqual(['early', 'early too at 1100', 'between', 'late']);
    expect(clock.now()).toBe(1500);
  });

  test('starts tasks that may run side by side together, and waits for them before time moves far or another runs', async () => {
    const clock = createSiteClock({ runsByItself: false, frozen: true, startAt: 1000 });
    const done: string[] = [];
    const work = (name: string) => async () => {
      done.push(`${name} begins at ${clock.now()}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
      done.push(`${name} ends at ${clock.now()}`);
    };
    clock.schedule(1100, work('one'), { isSideBySide: true });
    clock.schedule(1200, work('two'), { isSideBySide: true });
    clock.schedule(9000, work('far'), { isSideBySide: true });
    clock.schedule(9000, work('alone'));
    await clock.advance(10_000);
    expect(done).toEqual([
      'one begins at 1100',
      'two begins at 1200',
      'one ends at 1200',
      'two ends at 1200',
      'far begins at 9000',
      'far ends at 9000',
      'alone begins at 9000',
      'alone ends at 9000',
    ]);
    expect(clock.now()).toBe(11_000);
  });

  test('throws from advance what a task threw, side by side or not', async () => {
    for (const isSideBySide of [true, false]) {
      const clock = createSiteClock({ runsByItself: false, frozen: true, startAt: 1000 });
      clock.schedule(1100, () => Promise.reject(new Error('broken')), { isSideBySide });
      await expect(clock.advance(500)).rejects.toThrow('broken');
    }
  });

  test('is real time plus an offset, and runs by itself when asked to', async () => {
    const clock = createSiteClock({ runsByItself: true });
    clock.setOffset(-3_600_000);
    expect(Math.abs(clock.now() + 3_600_000 - Date.now())).toBeLessThan(1000);
    await new Promise<void>((resolve) => clock.schedule(clock.now() + 5, resolve));
    clock.close();
  });
});

describe('the database', () => {
  test('rolls everything back when nested work throws', () => {
    const database = openDatabase();
    database.run('CREATE TABLE t (a)');
    expect(() =>
      database.transaction(() => {
        database.run('INSERT INTO t VALUES (?)', [1]);
        database.transaction(() => database.run('INSERT INTO t VALUES (?)', [2]));
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(database.all('SELECT * FROM t')).toEqual([]);
    expect(database.get('SELECT * FROM t')).toBeUndefined();
    database.close();
  });

  test('keeps a file over a restart and takes over the lock of a process that is gone', () => {
    const folder = mkdtempSync(join(tmpdir(), 'database-'));
    const path = join(folder, 'site.sqlite');
    const first = openDatabase({ path });
    first.run('CREATE TABLE t (a)');
    first.run('INSERT INTO t VALUES (?)', ['kept']);
    first.close();
    const second = openDatabase({ path });
    expect(second.all('SELECT a FROM t')).toEqual([{ a: 'kept' }]);
    second.close();
    rmSync(folder, { recursive: true });
  });
});

test('the directory knows people by id and e-mail, and groups by fixed ids', () => {
  const database = openDatabase();
  const directory = createSiteDirectory(database);
  directory.addPerson({ accountId: 'a', displayName: 'Ada', email: 'ada@example.org', isSiteAdministrator: false });
  const group = directory.addGroup('quality');
  expect(directory.addGroup('quality')).toEqual(group);
  expect(group.id).toBe(deriveGroupId('quality'));
  directory.addMember(group.id, 'a');
  expect(directory.groupsOf('a')).toEqual([group]);
  expect(directory.membersOf(group.id).map((person) => person.displayName)).toEqual(['Ada']);
  directory.removeMember(group.id, 'a');
  directory.setActive('a', false);
  expect(directory.membersOf(group.id)).toEqual([]);
  expect(directory.personByEmail('ada@example.org')?.active).toBe(false);
  database.close();
});
