/** How much is read before a document is refused. */
export interface XmlLimits {
  /** Characters. */
  readonly length: number;
  /** Elements within elements. */
  readonly depth: number;
  readonly elements: number;
}

export const XML_LIMITS: XmlLimits = {
  length: 256 * 1024 * 1024,
  // The deepest record of V3.0 has ten; a wrapper or two may stand around it.
  depth: 40,
  elements: 5_000_000,
};
