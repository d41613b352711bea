// The stand-in that the tests start; the package brings no types.
declare module 's3rver' {
  class S3rver {
    constructor(options: Record<string, unknown>)
    run(): Promise<unknown>
    close(): Promise<void>
  }
  export = S3rver
}
