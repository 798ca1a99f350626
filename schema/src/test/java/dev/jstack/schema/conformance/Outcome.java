package dev.jstack.schema.conformance;

/**
 * How a case went.
 *
 * @param failure why it failed; empty when it passed
 */
record Outcome(String failure) {
  static final Outcome PASSED = new Outcome("");

  static Outcome failed(String why) {
    return new Outcome(why);
  }

  static Outcome ofDifference(String difference) {
    return difference.isEmpty() ? PASSED : failed(difference);
  }

  boolean passed() {
    return failure.isEmpty();
  }
}
