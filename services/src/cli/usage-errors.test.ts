import { Command, CommanderError, Option } from 'commander'
import { describe, expect, it } from 'vitest'
import { speakChinese } from './usage-errors.ts'

/** What the program says on a usage error; commander's own wording goes through, so that a change of it is noticed. */
const say = (...words: string[]): string => {
  const said: string[] = []
  const program = speakChinese(new Command('p')).exitOverride()
  program.configureOutput({ writeErr: text => void said.push(text), writeOut: () => {} })
  program
    .command('verify')
    .argument('<PATH>')
    .option('--jobs <N>')
    .addOption(new Option('--ocr <WHEN>').choices(['auto', 'never']))
    .action(() => {})
  try {
    program.parse(words, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
  }
  return said.join('').split('\n')[0]!
}

describe('usage errors', () => {
  it.each([
    [['verify'], '用法错误：缺少参数 PATH。'],
    [['verify', 'a', '--speed'], '用法错误：没有选项 --speed。'],
    [['verify', 'a', '--jobs'], '用法错误：选项 --jobs <N> 缺少取值。'],
    [['verify', 'a', '--ocr', 'x'], '用法错误：选项 --ocr <WHEN> 的取值“x”无效：可用 auto, never。'],
    [['verify', 'a', 'b'], '用法错误：参数过多。'],
    [['check'], '用法错误：没有命令 check。'],
  ])('of %j are said in Chinese', (words, message) => {
    expect(say(...words)).toBe(message)
  })
})
