import type { Command } from 'commander'

// Commander's messages are English sentences with the offending words in quotes: 'error: unknown option '--foo''.
const MESSAGES: readonly (readonly [RegExp, (...words: string[]) => string])[] = [
  [/^error: unknown option '(.*)'/, option => `没有选项 ${option}。`],
  [/^error: missing required argument '(.*)'/, name => `缺少参数 ${name}。`],
  [/^error: option '(.*)' argument missing/, option => `选项 ${option} 缺少取值。`],
  [
    /^error: option '(.*)' argument '(.*)' is invalid\. (.*)/,
    (option, value, why) =>
      `选项 ${option} 的取值“${value}”无效：${why.replace(/^Allowed choices are (.*)\.$/, '可用 $1。')}`,
  ],
  [/^error: unknown command '(.*)'/, command => `没有命令 ${command}。`],
  [/^error: too many arguments/, () => '参数过多。'],
]

/** A usage error of commander in Chinese; other texts as they are. */
export const usageErrorInChinese = (text: string): string => {
  for (const [pattern, say] of MESSAGES) {
    const found = pattern.exec(text)
    if (found) return `用法错误：${say(...found.slice(1))}\n用 heshu --help 查看用法。\n`
  }
  return text
}

const HELP_TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Options:': '选项：',
  'Arguments:': '参数：',
  'Commands:': '命令：',
}

/** Gives a program Chinese help and errors; commands made from it afterwards inherit both. */
export const speakChinese = (program: Command): Command =>
  program
    .configureOutput({ outputError: (text, write) => write(usageErrorInChinese(text)) })
    .configureHelp({ styleTitle: title => HELP_TITLES[title] ?? title })
    .helpOption('-h, --help', '显示用法')
    .helpCommand('help [command]', '显示一个命令的用法')
