/**
 * Draws small PDFs for tests, by string. Text uses a font that is not embedded, with the predefined CMap UniGB-UCS2-H, so
 * any Chinese text can be written; every sign is as wide as its type is high. Places count in points from the top left.
 */
export type Sheet = {
  readonly width?: number
  readonly height?: number
  readonly rotate?: number
  readonly cropBox?: readonly number[]
  readonly content: string
  /** Content of a form XObject that `content` paints with `/Form Do`. */
  readonly form?: string
}

const HEIGHT = 400

const hex = (text: string): string =>
  Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0')).join('')

/** Text whose base line begins at (x, y); `matrix` gives the direction, by default from left to right. */
export const text = (
  x: number,
  y: number,
  words: string,
  size = 10,
  matrix = '1 0 0 1',
  height = HEIGHT,
): string => `BT /F1 ${size} Tf ${matrix} ${x} ${height - y} Tm <${hex(words)}> Tj ET\n`

export const line = (x1: number, y1: number, x2: number, y2: number, height = HEIGHT): string =>
  `${x1} ${height - y1} m ${x2} ${height - y2} l S\n`

export const filled = (left: number, top: number, width: number, tall: number, height = HEIGHT): string =>
  `${left} ${height - top - tall} ${width} ${tall} re f\n`

/** The lines of a table with all its walls. */
export const ruling = (xs: readonly number[], ys: readonly number[], height = HEIGHT): string =>
  xs.map(x => line(x, ys[0]!, x, ys.at(-1)!, height)).join('') +
  ys.map(y => line(xs[0]!, y, xs.at(-1)!, y, height)).join('')

const stream = (dictionary: string, content: string): string =>
  `<< ${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`

export const drawPdf = (sheets: readonly Sheet[], trailer = ''): Uint8Array => {
  const objects: string[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${sheets.length} /Kids [${sheets.map((_, i) => `${5 + 3 * i} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 /ItalicAngle 0 /FontBBox [0 -120 1000 880] >> >>',
  ]
  sheets.forEach((sheet, i) => {
    const box = `/MediaBox [0 0 ${sheet.width ?? 600} ${sheet.height ?? HEIGHT}]`
    const crop = sheet.cropBox ? `/CropBox [${sheet.cropBox.join(' ')}]` : ''
    objects.push(
      `<< /Type /Page /Parent 2 0 R ${box} ${crop} /Rotate ${sheet.rotate ?? 0} /Contents ${6 + 3 * i} 0 R /Resources << /Font << /F1 3 0 R >> /XObject << /Form ${7 + 3 * i} 0 R >> >> >>`,
      stream('', sheet.content),
      stream(
        `/Type /XObject /Subtype /Form /BBox [0 0 600 400] /Matrix [1 0 0 1 50 -20] /Resources << /Font << /F1 3 0 R >> >>`,
        sheet.form ?? '',
      ),
    )
  })
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const offset = file.length
    file += `${i + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const start = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  file += offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`
  return new TextEncoder().encode(file)
}
