/** Standard output whose reader may go away (`heshu … | head`). */
export type StandardOutput = {
  /** Resolves when the text has left the program: true, or false when nobody reads any more. */
  readonly write: (text: string) => Promise<boolean>
}

export const openStandardOutput = (stream: NodeJS.WritableStream = process.stdout): StandardOutput => {
  let open = true
  // Without a listener a closed pipe would end the program with a stack trace.
  stream.on('error', () => {
    open = false
  })
  return {
    write: text =>
      new Promise(resolve => {
        if (!open) resolve(false)
        else
          stream.write(text, error => {
            if (error) open = false
            resolve(open)
          })
      }),
  }
}
