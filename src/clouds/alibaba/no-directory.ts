/** Answers to an account that has no resource directory and is in none. */
export const NO_DIRECTORY: readonly string[] = [
  "ResourceDirectoryNotInUse",
  "EntityNotExists.ResourceDirectory",
];
