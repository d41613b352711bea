// Prints "N passed, N failed[, N skipped]" from the JSON that vitest's json reporter wrote; ends with 1 when anything failed.
import { existsSync, readFileSync } from 'node:fs'

const file = process.argv[2]
if (!file || !existsSync(file)) {
  process.stderr.write(`no test results in ${file}: the tests did not run\n`)
  process.exit(1)
}
const results = JSON.parse(readFileSync(file, 'utf8'))
// A file that fails before its first test (a syntax error, a failing beforeAll) has no failed test of its own.
const brokenFiles = results.testResults.filter(
  suite => suite.status === 'failed' && !suite.assertionResults.some(test => test.status === 'failed'),
).length
const failed = results.numFailedTests + brokenFiles
const skipped = results.numPendingTests + results.numTodoTests
process.stdout.write(
  `${results.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`,
)
process.exit(failed === 0 && results.numPassedTests > 0 ? 0 : 1)
