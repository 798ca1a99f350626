package dev.jstack.runner.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

/** What a command printed and how it ended. */
record Outcome(String command, int code, String output, String messages) {

  /** Fails, with all that was printed, when the code is another. */
  Outcome expect(int wanted) {
    assertThat(code).as("%s%n%s%n%s", command, output, messages).isEqualTo(wanted);
    return this;
  }
}
