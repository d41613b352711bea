import manifest from '../../package.json' with { type: 'json' }

/** The program's version, as printed by --version and in the JSON. */
export const VERSION: string = manifest.version
