package dev.jstack.engine.lower;

import dev.jstack.schema.model.Stack;

/** Stack and host facts to documents. */
public final class Lowering {
  private Lowering() {}

  /**
   * Lowers {@code stack} for the host of {@code context}.
   *
   * @return the desired state, or all the errors that stand in its way; warnings with both
   */
  public static LoweringResult lower(Stack stack, LoweringContext context) {
    return lower(stack, context, Generations.NONE);
  }

  /** The same where containers of {@code generations} have a namespace of their own. */
  public static LoweringResult lower(
      Stack stack, LoweringContext context, Generations generations) {
    return new StackLowering(stack, context, generations).lower();
  }
}
