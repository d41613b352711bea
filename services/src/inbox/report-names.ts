/** Left by macOS, Windows and Office, or hidden: never a report, and ignored rather than refused. */
export const isReportName = (name: string): boolean =>
  !/^(\..*|~\$.*|Thumbs\.db|desktop\.ini|__MACOSX)$/i.test(name)

/** What may be removed together with the folder that holds nothing else. */
export const isLitter = (name: string): boolean => /^(\.DS_Store|\._.*|Thumbs\.db|desktop\.ini)$/i.test(name)

/**
 * A name in bytes that are not UTF-8 is most often one of a Chinese Windows (GB 18030). What cannot be a file's name here
 * becomes '_'.
 */
export const decodeName = (bytes: Uint8Array): string => {
  let name: string
  try {
    name = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    name = new TextDecoder('gb18030').decode(bytes)
  }
  return name.replace(/[\0\uFFFD]/g, '_')
}

/** `甲.pdf`, `甲 (2).pdf`, `甲 (3).pdf` … */
export const numberedName = (name: string, n: number): string => {
  if (n <= 1) return name
  const dot = name.lastIndexOf('.')
  return dot > 0 ? `${name.slice(0, dot)} (${n})${name.slice(dot)}` : `${name} (${n})`
}
