// Preloaded into the processes of the chaos run: their clock is ahead by the seconds that a file says. The machine's own clock
// is never touched.
import { readFileSync } from 'node:fs'

const file = process.env.CHAOS_CLOCK
const RealDate = Date
let ahead = 0
const read = () => {
  try {
    ahead = Number(readFileSync(file, 'utf8')) * 1000 || 0
  } catch {
    ahead = 0
  }
}
if (file) {
  read()
  setInterval(read, 100).unref()
  globalThis.Date = class extends RealDate {
    constructor(...given) {
      if (given.length === 0) super(RealDate.now() + ahead)
      else super(...given)
    }
    static now() {
      return RealDate.now() + ahead
    }
  }
}
