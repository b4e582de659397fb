/**
 * The report of a load in words, as `npm start -- --content` prints it.
 */
import type { ContentReport } from './load-content';

export function describeContent(report: ContentReport): string {
  const { pages, versions, tables, images, links, attachments, frontMatters } = report;
  const lines = [
    `${report.folder}: ${pages} pages, ${versions} versions, ${tables} tables, ${images} images, ${links} links, ` +
      `${attachments} attachments; ${frontMatters} front matters read and left out of the text`,
  ];
  const byConstruct = new Map<string, { times: number; files: string[] }>();
  for (const { construct, times, file } of report.notCarried) {
    const entry = byConstruct.get(construct) ?? { times: 0, files: [] };
    byConstruct.set(construct, { times: entry.times + times, files: [...entry.files, file] });
  }
  for (const [construct, { times, files }] of byConstruct) {
    lines.push(`  not carried: ${construct} (${times} times) in ${files.join(', ')}`);
  }
  return lines.join('\n');
}
