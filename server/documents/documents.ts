/** What renders documents: threads of their own and a cache on disk. One for a process. */
export interface Documents {
  close(): Promise<void>;
}
