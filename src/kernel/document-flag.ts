/** What stands beside the state of a document, for the rules, the index and the screens. [A4] */
export type DocumentFlag =
  | 'underRevision'
  | 'changed'
  | 'reviewOverdue'
  | 'temporary'
  | 'temporaryOverdue'
  | 'onHold'
  | 'withdrawalUnderWay'
  | 'pageGone'
  | 'notVisibleToApp'
  | 'approvedVersionGone'
  | 'placeChanged'
  | 'linksToObsolete';
