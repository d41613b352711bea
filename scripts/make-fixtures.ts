/**
 * Makes the txt, docx and pdf of every fixture from its report.source: `npm run fixtures [-- FOLDER]`.
 * The pdf is printed by Chromium with the fonts of Debian's
 * fonts-arphic-uming, fonts-wqy-microhei and fonts-noto-cjk; only whoever changes a source needs it.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { asDocx } from './fixtures/as-docx.ts'
import { asHtml } from './fixtures/as-html.ts'
import { asText } from './fixtures/as-text.ts'
import { readSource, type Source } from './fixtures/read-source.ts'

const FOOTER =
  '<div style="width:100%;text-align:center;font-size:9px">— <span class="pageNumber"></span> —</div>'

/** Chromium writes the time of printing; a fixed one of the same length keeps the bytes equal from run to run. */
const fixDates = (pdf: Buffer) =>
  Buffer.from(pdf.toString('latin1').replace(/D:\d{14}/g, 'D:20260101000000'), 'latin1')

const printPdf = async (source: Source, browser: Browser): Promise<Buffer> => {
  const page = await browser.newPage()
  await page.setContent(asHtml(source))
  const pdf = await page.pdf({
    preferCSSPageSize: true,
    displayHeaderFooter: true,
    headerTemplate: `<div style="width:100%;text-align:center;font-size:9px">${source.settings.header}</div>`,
    footerTemplate: FOOTER,
    tagged: false,
  })
  await page.close()
  return fixDates(pdf)
}

const folder = process.argv[2] ?? join(import.meta.dirname, '../fixtures/reports')
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
try {
  for (const slug of (await readdir(folder)).sort()) {
    const text = await readFile(join(folder, slug, 'report.source'), 'utf8').catch(() => null)
    if (text === null) continue
    const source = readSource(text)
    const makers = { txt: asText, docx: asDocx, pdf: (of: Source) => printPdf(of, browser) }
    for (const form of source.settings.forms) {
      const bytes = await makers[form](source)
      await writeFile(join(folder, slug, `${slug}.${form}`), bytes)
      console.log(`${slug}.${form}  ${Math.ceil(bytes.length / 1024)} KB`)
    }
  }
} finally {
  await browser.close()
}
