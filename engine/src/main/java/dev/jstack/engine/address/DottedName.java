package dev.jstack.engine.address;

import dev.jstack.schema.model.StackName;
import java.util.Optional;

/**
 * {@code stack.middle.last}. A stack's name holds no dot and the last part none either, so the
 * middle may hold as many as it likes.
 */
record DottedName(StackName stack, String middle, String last) {

  static Optional<DottedName> parse(String text) {
    int first = text.indexOf('.');
    int last = text.lastIndexOf('.');
    if (first < 0 || last <= first + 1 || !StackName.isLegal(text.substring(0, first))) {
      return Optional.empty();
    }
    return Optional.of(
        new DottedName(
            new StackName(text.substring(0, first)),
            text.substring(first + 1, last),
            text.substring(last + 1)));
  }

  /** The last part as a replica's number, in the only way that jstack writes it. */
  Optional<Integer> replica() {
    if (last.isEmpty() || last.length() > 9 || last.charAt(0) == '0') {
      return Optional.empty();
    }
    return last.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Optional.of(Integer.valueOf(last))
        : Optional.empty();
  }
}
