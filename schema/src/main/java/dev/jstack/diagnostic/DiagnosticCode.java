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

  /** {@code JS} and four digits. */
  String code();

  /** What is wrong, in a few words. */
  String title();

  /** How one comes to it and why it is refused; whole sentences. */
  String cause();

  /** What to do about it; whole sentences. */
  String cure();
}
