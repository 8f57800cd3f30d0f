/**
 * What can be wrong with a row of a file before it is a command or a fact. These names are part
 * of every import's answer; add, never rename. `src/wording/` says each in words.
 */
export type ExchangeRule =
  | 'text-must-be-utf-8-or-gb18030'
  | 'line-must-not-be-so-long'
  | 'row-must-be-csv'
  | 'row-must-be-json'
  | 'row-must-have-all-columns'
  | 'column-is-required'
  | 'column-is-unknown'
  | 'column-must-be-there-once'
  | 'log-must-not-have-so-many-rows'
  | 'must-be-a-list-of-ids'
  | 'must-name-exactly-one'
  | 'activity-must-be-among-so-many'
  | 'event-id-is-used-once'
  | 'item-must-be-in-a-package'
  | 'item-must-be-in-one-package'
  | 'item-must-be-in-one-order'
  | 'item-must-be-in-an-order'
  | 'package-must-be-created'
  | 'package-must-be-created-once'
  | 'fact-type-must-be-known'
  | 'fact-shape-must-be-known'
  | 'fact-must-stay-as-recorded'
  | 'stream-must-be-canonical'
  | 'fact-must-follow-the-one-before'
  | 'version-must-be-current';
