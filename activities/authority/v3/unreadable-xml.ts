const SENTENCES = {
  doctype: 'it declares a document type',
  entity: 'it uses an entity that XML itself does not have',
  malformed: 'it is not well-formed',
  tooDeep: 'its elements are nested too deeply',
  tooLarge: 'it is too large',
} as const;

/** A text from the authority is no XML that we read. Its message repeats nothing of the text. */
export class UnreadableXml extends Error {
  readonly code: keyof typeof SENTENCES;

  constructor(code: keyof typeof SENTENCES) {
    super(`The authority’s XML cannot be read: ${SENTENCES[code]}`);
    this.name = 'UnreadableXml';
    this.code = code;
  }
}
