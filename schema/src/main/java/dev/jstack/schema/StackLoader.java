package dev.jstack.schema;

/** Loads stacks. Pure but for reading the files that the request leads to. */
public interface StackLoader {

  /** The loader of stack files. */
  static StackLoader create() {
    return new FileStackLoader();
  }

  /**
   * Loads the stack of {@code request}. Never throws for what a file says: every problem is a
   * diagnostic, all of a stage at once.
   */
  LoadResult load(LoadRequest request);
}
