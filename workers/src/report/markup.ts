import { printable } from './printable.ts'

/** HTML that is known to be safe. Only the tag below makes it, so text of a report cannot pass for it. */
export type Markup = { readonly html: string }
type Part = string | number | null | Markup | readonly Markup[]

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escapeHtml = (text: string): string =>
  printable(text).replace(/[&<>"']/g, character => ENTITIES[character]!)

const render = (part: Part): string => {
  if (part === null) return ''
  if (typeof part === 'string') return escapeHtml(part)
  if (typeof part === 'number') return String(part)
  return 'html' in part ? part.html : part.map(each => each.html).join('')
}

/** A template of HTML: text put into it is escaped, markup put into it stays. */
export const markup = (fixed: TemplateStringsArray, ...parts: readonly Part[]): Markup => ({
  html: fixed.map((text, index) => text + (index < parts.length ? render(parts[index]!) : '')).join(''),
})

export const NOTHING: Markup = { html: '' }
