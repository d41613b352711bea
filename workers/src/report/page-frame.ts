import { createHash } from 'node:crypto'
import { type Markup, markup } from './markup.ts'
import { PAGE_STYLE } from './page-style.ts'

const styleHash = createHash('sha256').update(PAGE_STYLE).digest('base64')
// Whatever a hostile report might smuggle in: nothing is loaded, nothing runs, only this one style applies.
const POLICY = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`

/** A whole page that stands alone: no script, nothing fetched. */
export const renderPage = (title: string, body: Markup): string =>
  markup`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${{ html: POLICY }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${{ html: PAGE_STYLE }}</style>
</head>
<body>
<div class="sheet">
${body}
</div>
</body>
</html>
`.html
