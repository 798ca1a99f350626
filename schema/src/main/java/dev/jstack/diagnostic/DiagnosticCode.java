package dev.jstack.diagnostic;

/**
 * A kind of finding. Each package that finds things has one enum of these; a code keeps its meaning
 * for ever and is never used again for another.
 *
 * <p>The first digit says which part speaks: 1 reading (files, YAML, variables, merging), 2 what a
 * stack may say (21 structure, 22 rules, 23 meaning on Windows), 3 planning against a host, 4
 * converging and supervising, 5 images, 6 the host itself, 9 the command line.
 */
public interface DiagnosticCode {

  /** All that there is to say about it. */
  DiagnosticPage page();

  /** {@code JS} and four digits. */
  default String code() {
    return page().code();
  }

  /** What is wrong, in a few words. */
  default String title() {
    return page().title();
  }

  /** How one comes to it and why it is refused; whole sentences. */
  default String cause() {
    return page().cause();
  }

  /** What to do about it; whole sentences. */
  default String cure() {
    return page().cure();
  }
}
