import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { USAGE_ERROR } from './exit-status.ts'
import { LANGUAGES } from './languages.ts'
import { speakChinese } from './usage-errors.ts'
import { VERSION } from './version.ts'

// Only what the chosen command needs is loaded: the start must stay fast.

const wholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const value = /^\d{1,9}$/.test(text) ? Number.parseInt(text, 10) : -1
    if (value < least || value > most) throw new InvalidArgumentError(`应为 ${least} 到 ${most} 的整数。`)
    return value
  }

// Read by commander, not through config.ts: its schema library would be loaded at every start of `verify`.
const ownPacks = (): Option =>
  new Option('--rubrics <DIR>', '自己的评分规则包所在的文件夹').env('HESHU_RUBRICS')

const program = speakChinese(new Command('heshu'))
  .description('核数：复核财政支出绩效自评报告中的数字')
  .version(VERSION, '-V, --version', '显示版本')
  .exitOverride()

program
  .command('verify')
  .description('复核文件和文件夹（含下级文件夹）中的报告')
  .argument('<PATH...>', '报告文件，或存放报告的文件夹')
  .option('--json', '在标准输出上给出一份 JSON，别无其他')
  .option('--out <DIR>', '把每份报告的页面和 JSON、整批的汇总页和表格写入文件夹')
  .addOption(
    new Option('--ocr <WHEN>', '何时对扫描页做文字识别').choices(['auto', 'always', 'never']).default('auto'),
  )
  .addOption(ownPacks())
  .option('--rubric <ID>', '按指定的评分规则包复核（编号见 heshu rubric list）')
  .option('--jobs <N>', '同时复核的份数（默认用全部处理器核）', wholeNumber(1, 256))
  .option('--timing', '给出耗时')
  .addOption(new Option('--lang <LANG>', '界面语言').choices(LANGUAGES).default('zh'))
  .action(async (paths: string[], settings, command: Command) => {
    const { runVerify } = await import('./verify.ts')
    try {
      process.exitCode = await runVerify(paths, settings)
    } catch (error) {
      if (!(error instanceof Error && error.name === 'RubricError')) throw error
      command.error(`用法错误：${error.message}`, { exitCode: USAGE_ERROR })
    }
  })

const rubric = program.command('rubric').description('查看、检查和起草评分规则包')

rubric
  .command('list')
  .description('列出评分规则包')
  .addOption(ownPacks())
  .action(async ({ rubrics }) => {
    process.exitCode = await (await import('./rubric.ts')).listPacks(rubrics)
  })

rubric
  .command('show')
  .description('显示一个评分规则包：指标、分值、评分标准、等级和依据')
  .argument('<ID>', '评分规则包的编号')
  .addOption(ownPacks())
  .action(async (id: string, { rubrics }) => {
    process.exitCode = await (await import('./rubric.ts')).showPack(id, rubrics)
  })

rubric
  .command('check')
  .description('检查一个 rubric.yaml：每条评分标准读成什么，有无空档、重叠和分值不合')
  .argument('<FILE>', 'rubric.yaml 文件')
  .action(async (file: string) => {
    process.exitCode = await (await import('./rubric.ts')).checkPack(file)
  })

rubric
  .command('from')
  .description('从一份报告自己的评分表起草评分规则包，在标准输出上给出 YAML')
  .argument('<REPORT>', '报告文件')
  .action(async (report: string) => {
    process.exitCode = await (await import('./rubric.ts')).draftPack(report)
  })

// No defaults here: what is not typed comes from the environment, and only then from config.ts.
const storing = (command: Command): Command =>
  command.option('--data <DIR>', '存放数据的文件夹（默认为 data）')

storing(program.command('serve').description('监看收件文件夹，提供复核页面和接口'))
  .option('--inbox <DIR>', '收件文件夹（默认为数据文件夹下的 inbox）')
  .option('--host <HOST>', '监听的地址（默认为 127.0.0.1）')
  .option('--port <PORT>', '监听的端口（默认为 8080）', wholeNumber(0, 65_535))
  .action(async options => (await import('./serve.ts')).runServe(options))

storing(program.command('worker').description('为同一队列再开一个处理进程'))
  .option('--host <HOST>', '监听的地址（默认为 127.0.0.1）')
  .option('--port <PORT>', '在此端口提供 /healthz 和 /readyz（默认不提供）', wholeNumber(0, 65_535))
  .action(async options => (await import('./worker.ts')).runWorker(options))

storing(program.command('status').description('查看每份文件的处理结果'))
  .option('--json', '以 JSON 给出')
  .action(async options => (await import('./status.ts')).runStatus(options))

storing(program.command('retry').description('重试因故障未能完成的文件'))
  .option('--refused', '无法复核的文件也再试一次')
  .action(async options => (await import('./retry.ts')).runRetry(options))

const selecting = (command: Command): Command =>
  command
    .option('--issuer <WORDS>', '只选单位名称或标题含这些字的报告')
    .option('--year <YEAR>', '只选这一年度的报告', wholeNumber(1900, 2999))
    .option('--rubric <ID>', '只选适用这一评分规则包的报告')

selecting(storing(program.command('reverify').description('重新复核已收取的报告')))
  .option('--changed', '只复核程序或评分规则包更新后尚未复核的')
  .option('--dry-run', '只列出将要复核的报告')
  .action(async options => (await import('./reverify.ts')).runReverify(options))

const schedule = program.command('schedule').description('定时重新复核')

storing(schedule.command('list').description('列出定时复核')).action(async options =>
  (await import('./schedule.ts')).listSchedules(options),
)

selecting(storing(schedule.command('add').description('设定或改动一项定时复核')))
  .argument('<NAME>', '名称，自定')
  .argument('<CRON>', '时间，五项：分 时 日 月 星期，如 "0 2 * * 6"')
  .action(async (id: string, cron: string, options) =>
    (await import('./schedule.ts')).addSchedule(id, cron, options),
  )

storing(schedule.command('remove').description('取消一项定时复核'))
  .argument('<NAME>', '名称')
  .action(async (id: string, options) => (await import('./schedule.ts')).removeSchedule(id, options))

storing(program.command('export').description('导出复核结果，每份报告一行 JSON'))
  .option('--since <DATE>', '只导出此时以后的结果，如 2026-11-25')
  .option('--out <DIR>', '改为写成网页和表格，放入文件夹')
  .action(async options => (await import('./export.ts')).runExport(options))

storing(program.command('backup').description('把数据库和原件备份到文件夹'))
  .argument('<DIR>', '备份所在的文件夹；已有的备份只补新的')
  .action(async (folder: string, options) => (await import('./backup.ts')).runBackup(folder, options))

storing(program.command('restore').description('把备份恢复到空的数据文件夹和数据库'))
  .argument('<DIR>', '备份所在的文件夹')
  .action(async (folder: string, options) => (await import('./backup.ts')).runRestore(folder, options))

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : USAGE_ERROR
  else {
    process.stderr.write(`出错：${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = USAGE_ERROR
  }
}
