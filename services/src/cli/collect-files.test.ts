import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { collectFiles } from './collect-files.ts'

let root = ''
const below = (paths: readonly string[]) => paths.map(path => path.replace(`${root}/`, ''))

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'heshu-collect-'))
  await mkdir(join(root, 'batch/2024/空'), { recursive: true })
  await mkdir(join(root, 'only-system'))
  for (const file of [
    'batch/b.txt',
    'batch/a.txt',
    'batch/2024/乙.pdf',
    'batch/.DS_Store',
    'batch/Thumbs.db',
    'batch/~$b.docx',
    'batch/._b.txt',
    'batch/2024/desktop.ini',
    'only-system/.DS_Store',
    'outside.txt',
  ])
    await writeFile(join(root, file), 'x')
  await symlink(join(root, 'batch'), join(root, 'batch/2024/loop'))
  await symlink(join(root, 'outside.txt'), join(root, 'batch/out.txt'))
  await symlink(join(root, 'gone.txt'), join(root, 'dangling.txt'))
})
afterAll(() => rm(root, { recursive: true }))

describe('collecting files', () => {
  it('finds files at any depth, sorted by path, without those of the system', async () => {
    const { files, refused } = await collectFiles([join(root, 'batch')])
    expect(below(files)).toEqual(['batch/2024/乙.pdf', 'batch/a.txt', 'batch/b.txt'])
    expect(refused).toEqual([])
  })

  it('does not follow links below a folder, and names them', async () => {
    const { links } = await collectFiles([join(root, 'batch')])
    expect(below(links)).toEqual(['batch/2024/loop', 'batch/out.txt'])
  })

  it('follows a link that is given itself', async () => {
    const { files } = await collectFiles([join(root, 'batch/out.txt')])
    expect(below(files)).toEqual(['batch/out.txt'])
  })

  it('takes a file given twice once, and a folder with or without its slash alike', async () => {
    const { files } = await collectFiles([
      join(root, 'batch/'),
      join(root, 'batch'),
      join(root, 'batch/a.txt'),
    ])
    expect(below(files)).toEqual(['batch/2024/乙.pdf', 'batch/a.txt', 'batch/b.txt'])
  })

  it('takes a file with the name of a system file when it is given itself', async () => {
    expect((await collectFiles([join(root, 'batch/~$b.docx')])).files).toHaveLength(1)
  })

  it('refuses a path that does not exist, naming it, and keeps the others', async () => {
    const { files, refused } = await collectFiles([join(root, 'nothing.pdf'), join(root, 'batch/a.txt')])
    expect(files).toHaveLength(1)
    expect(refused).toHaveLength(1)
    expect(refused[0]!.refusal.code).toBe('not-found')
    expect(refused[0]!.refusal.message).toContain('nothing.pdf')
  })

  it('refuses a link that points nowhere', async () => {
    const { refused } = await collectFiles([join(root, 'dangling.txt')])
    expect(refused[0]!.refusal.message).toContain('它所指的文件已不存在')
  })

  it('refuses a folder that holds no file at any depth, or only files of the system', async () => {
    const { refused } = await collectFiles([join(root, 'batch/2024/空'), join(root, 'only-system')])
    expect(refused.map(each => each.refusal.code)).toEqual(['no-reports', 'no-reports'])
  })

  it('does not take the results of an earlier run for reports', async () => {
    const { files } = await collectFiles([join(root, 'batch')], join(root, 'batch/2024'))
    expect(below(files)).toEqual(['batch/a.txt', 'batch/b.txt'])
  })
})
