import { mendMarkup } from './mend-markup.ts'
import type { WordPackage } from './word-package.ts'

/** A node of the document tree that mammoth 1.13 gives to transformDocument (its lib/documents.js). */
export type WordNode =
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'tab' }
  | { readonly type: 'break'; readonly breakType: 'line' | 'page' | 'column' }
  | { readonly type: 'checkbox'; readonly checked: boolean }
  | { readonly type: 'image' }
  | { readonly type: 'noteReference'; readonly noteType: string; readonly noteId: string }
  | { readonly type: 'commentReference' | 'bookmarkStart' }
  | { readonly type: 'run' | 'hyperlink'; readonly children: readonly WordNode[] }
  | WordParagraph
  | WordTable
  | WordRow
  | WordCell

export type WordParagraph = {
  readonly type: 'paragraph'
  readonly styleName: string | null
  readonly children: readonly WordNode[]
}
export type WordTable = { readonly type: 'table'; readonly children: readonly WordNode[] }
export type WordRow = {
  readonly type: 'tableRow'
  readonly isHeader: boolean
  readonly children: readonly WordNode[]
}
export type WordCell = {
  readonly type: 'tableCell'
  readonly rowSpan: number
  readonly colSpan: number
  readonly children: readonly WordNode[]
}

export type NoteReference = { readonly noteType: string; readonly noteId: string }

export type WordTree = {
  readonly children: readonly WordNode[]
  readonly notes: {
    readonly resolve: (reference: NoteReference) => { readonly body: readonly WordNode[] } | null
  }
}

export type WordReading = { readonly tree: WordTree; readonly warnings: readonly string[] }

const decoder = new TextDecoder('utf-8')

/**
 * The parts as mammoth wants them: it takes this object under the name `file` (lib/unzip.js, not in its typings), so that
 * only what it asks for is unpacked, and by a reader that keeps to the declared sizes.
 */
const mammothFile = (file: WordPackage) => ({
  exists: (name: string) => file.names.has(name) && name !== 'mammoth/style-map',
  read: async (name: string) => {
    const text = decoder.decode(await file.read(name))
    return /^word\/[^/]+\.xml$/.test(name) ? mendMarkup(text) : text
  },
})

/** Reads a package into mammoth's tree; the HTML that mammoth would make of it is left out. Rejects for a broken document. */
export const readWordTree = async (file: WordPackage): Promise<WordReading> => {
  const { default: mammoth } = await import('mammoth')
  const seen: WordTree[] = []
  const input = { file: mammothFile(file) } as unknown as Parameters<typeof mammoth.convertToHtml>[0]
  const result = await mammoth.convertToHtml(input, {
    transformDocument: (tree: WordTree) => {
      seen.push(tree)
      return { ...tree, children: [] }
    },
  })
  const tree = seen[0]
  if (!tree) throw new Error('mammoth gave no document')
  return { tree, warnings: [...new Set(result.messages.map(({ message }) => message))] }
}
