/**
 * Which words occur in which pages, comments and names of attachments, so that a search reads no bodies. Kept in SQLite's full-text index; the
 * words are split here, its own tokeniser only divides them at the spaces again.
 */
import type { Database } from '../../contracts';
import { adfText, parseAdf } from '../body/adf';
import { wordsOf } from '../search/words';
import { integerColumn, textColumn } from './columns';

/** The text of a body as a reader meets it. */
export function textOfBody(adf: string): string {
  const document = parseAdf(adf);
  return document ? adfText(document) : '';
}

export class WordStore {
  constructor(private readonly database: Database) {}

  /** Ids of content in which every word of the query starts a word; none for a query without words. */
  matching(query: string): ReadonlySet<number> {
    const asked = wordsOf(query);
    if (asked.length === 0) return new Set();
    const match = asked.map((word) => `"${word}"*`).join(' ');
    const rows = this.database.all(`SELECT rowid AS id FROM confluence_words WHERE confluence_words MATCH ?`, [match]);
    return new Set(rows.map((row) => integerColumn(row, 'id')));
  }

  put(id: number, text: string): void {
    this.delete(id);
    this.database.run(`INSERT INTO confluence_words (rowid, words) VALUES (?, ?)`, [
      id,
      [...new Set(wordsOf(text))].join(' '),
    ]);
  }

  delete(id: number): void {
    this.database.run(`DELETE FROM confluence_words WHERE rowid = ?`, [id]);
  }

  /** For a file that was written before there was an index. */
  fillIfEmpty(): void {
    const known = this.database.get(`SELECT count(*) AS n FROM confluence_words_docsize`);
    if (known !== undefined && integerColumn(known, 'n') > 0) return;
    this.database.transaction(() => {
      for (const { id, text } of this.texts()) this.put(id, text);
    });
  }

  private texts(): readonly { readonly id: number; readonly text: string }[] {
    return this.database
      .all(
        `SELECT page.id, page.title, version.body FROM confluence_page page
         JOIN confluence_page_version version
           ON version.page_id = page.id AND version.number = page.version_number
         UNION ALL SELECT id, '' AS title, body FROM confluence_comment
         UNION ALL SELECT id, title, '' AS body FROM confluence_attachment`,
      )
      .map((row) => ({
        id: integerColumn(row, 'id'),
        text: `${textColumn(row, 'title')}\n${textOfBody(textColumn(row, 'body'))}`,
      }));
  }
}
