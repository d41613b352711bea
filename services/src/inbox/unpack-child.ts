import { unpackZip } from './zip-archive.ts'

// Run by unpack.ts: a process that may be killed, for an archive that nobody here has made.
const [archive = '', folder = ''] = process.argv.slice(2)
process.on('disconnect', () => process.exit(0))
process.send?.(await unpackZip(archive, folder))
process.disconnect()
