import { readdirSync, readFileSync } from 'node:fs'

type Facts = { readonly parent: number; readonly seconds: number }

/** Clock ticks a second, as every Linux of today has it. */
const TICKS = 100

const factsOf = (pid: number): Facts | null => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name, in brackets, may hold anything.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [utime = 0, stime = 0, cutime = 0, cstime = 0] = fields.slice(11, 15)
    return { parent: fields[1] ?? 0, seconds: (utime + stime + cutime + cstime) / TICKS }
  } catch {
    return null
  }
}

const allProcesses = (): Map<number, Facts> =>
  new Map(
    readdirSync('/proc')
      .filter(name => /^\d+$/.test(name))
      .flatMap(name => {
        const facts = factsOf(Number(name))
        return facts ? [[Number(name), facts] as const] : []
      }),
  )

/** A process and all below it. */
export const treeOf = (root: number): number[] => {
  const processes = allProcesses()
  const below = (pid: number): boolean => {
    for (let at = pid; at > 1; at = processes.get(at)?.parent ?? 0) if (at === root) return true
    return false
  }
  return [...processes.keys()].filter(below)
}

/** Seconds of processor time that the processes, and their children that have ended, have used so far. */
export const secondsOf = (pids: readonly number[]): number => {
  const processes = allProcesses()
  return pids.reduce((sum, pid) => sum + (processes.get(pid)?.seconds ?? 0), 0)
}

/** Of all children of this process that have ended. */
export const secondsOfEnded = (): number => {
  const text = readFileSync('/proc/self/stat', 'utf8')
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  return ((fields[13] ?? 0) + (fields[14] ?? 0)) / TICKS
}
