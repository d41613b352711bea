/**
 * Text of a report as it may be shown: control characters could drive a terminal or break XML, and bidirectional
 * controls could show digits in another order than they are written; each becomes U+FFFD. White space becomes a space,
 * line ends stay.
 */
export const printable = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\t\v\f\u00a0]/g, ' ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\ufffd')
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .toWellFormed()

/** The same on one line. */
export const oneLine = (text: string): string => printable(text).replace(/\s+/g, ' ').trim()
