/** Refusals about released copies in words. [RC-2, RC-14] */
import type { RefusalDetails } from './no-answer';

const because: Readonly<Record<string, string>> = {
  sameSpace: 'it is the space whose documents are copied',
  notReadable: 'it does not exist, or you may not read it',
  appCannotRead: 'Plumbline may not read it',
  appCannotWrite: 'Plumbline may not create pages in it',
  holdsDocuments: 'it holds controlled documents of its own',
};

export const copyRefusals = {
  copySpaceImpossible: (details: RefusalDetails) => ({
    message: `The space that receives the copies cannot be this one: ${because[String(details.because)] ?? 'it is not fit for them'}.`,
    next: 'Choose another space, or let Plumbline create pages in this one.',
  }),
  pageIsReleasedCopy: (details: RefusalDetails) => ({
    message: `This page is the released copy of ${typeof details.number === 'string' ? details.number : 'a controlled document'}.`,
    next: 'Work on the document itself; its copy follows.',
  }),
};
