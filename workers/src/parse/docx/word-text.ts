import type { NoteReference, WordNode } from './word-tree.ts'

/** Marks of the layout that nobody sees: soft hyphen, zero-width characters, byte-order mark. */
const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g
const SPACES = /[\t\u0020\u00A0\u2002-\u200A\u3000]+/g

/** A line without invisible marks and outer white space; runs of inner white space as one space. */
export const cleanLine = (line: string): string => line.replace(INVISIBLE, '').replace(SPACES, ' ').trim()

const rawText = (node: WordNode): string => {
  switch (node.type) {
    case 'text':
      return node.value
    case 'tab':
      return '\t'
    case 'break':
      return '\n'
    case 'checkbox':
      return node.checked ? '☑' : '☐'
    case 'run':
    case 'hyperlink':
      return node.children.map(rawText).join('')
    default:
      return ''
  }
}

/** The lines of a paragraph, as its author broke them; empty ones left out. */
export const paragraphLines = (children: readonly WordNode[]): string[] =>
  children
    .map(rawText)
    .join('')
    .split('\n')
    .map(cleanLine)
    .filter(line => line !== '')

export type CellText = { readonly text: string; readonly nested: boolean }

const rowText = (row: WordNode): CellText => {
  if (row.type !== 'tableRow') return { text: '', nested: false }
  const cells = row.children.map(cell => (cell.type === 'tableCell' ? cellText(cell.children).text : ''))
  return { text: cells.filter(text => text !== '').join(' '), nested: true }
}

/** The text of a cell, its paragraphs and the rows of tables inside it joined by line feeds. */
export const cellText = (children: readonly WordNode[]): CellText => {
  const parts = children.map((child): CellText => {
    if (child.type === 'paragraph') return { text: paragraphLines(child.children).join('\n'), nested: false }
    if (child.type !== 'table') return { text: '', nested: false }
    const rows = child.children.map(rowText).filter(row => row.text !== '')
    return { text: rows.map(row => row.text).join('\n'), nested: rows.length > 0 }
  })
  return {
    text: parts
      .map(part => part.text)
      .filter(text => text !== '')
      .join('\n'),
    nested: parts.some(part => part.nested),
  }
}

/** All notes that a node and what is in it refers to, and the number of its pictures. */
export const findReferences = (nodes: readonly WordNode[]): { notes: NoteReference[]; pictures: number } => {
  const found: { notes: NoteReference[]; pictures: number } = { notes: [], pictures: 0 }
  const visit = (node: WordNode): void => {
    if (node.type === 'noteReference') found.notes.push(node)
    else if (node.type === 'image') found.pictures++
    else if ('children' in node) for (const child of node.children) visit(child)
  }
  for (const node of nodes) visit(node)
  return found
}
