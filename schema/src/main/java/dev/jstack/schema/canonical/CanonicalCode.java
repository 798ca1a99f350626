package dev.jstack.schema.canonical;

import dev.jstack.diagnostic.DiagnosticCode;

/** What can be wrong with values and with names that refer to each other. */
public enum CanonicalCode implements DiagnosticCode {
  VALUE(
      "JS1601",
      "A value has the wrong form",
      "The attribute takes a duration, a size in bytes, a number or a mode, and this text is none.",
      "Compare with `1m30s`, `512m`, `0.5`, `\"0440\"`."),
  UNDEFINED(
      "JS1602",
      "A name is used that nothing defines",
      "A service refers to a network, volume, secret, config or service that is not in the stack.",
      "Define it at the top level, or correct the name."),
  DEPENDENCY(
      "JS1603",
      "A service depends on one that is not there",
      "The other service does not exist, or its profile is not active.",
      "Define it, activate its profile with --profile, or write `required: false`."),
  CYCLE(
      "JS1604",
      "Services wait for each other in a circle",
      "Each of the services starts only after the next, so none can start first.",
      "Remove one of the dependencies."),
  NO_SUCH_SERVICE(
      "JS1605",
      "A service of the command line does not exist",
      "The command line names a service that the stack does not have.",
      "Check the name with `jstack config --services`."),
  SAME_TARGET(
      "JS1606",
      "Two mounts go to one place",
      "On Windows paths ignore case, and both kinds of slash separate.",
      "Give one of them another target."),
  SOURCE_MISSING(
      "JS1607",
      "A secret or config has no content",
      "The environment variable or file that holds it is not there.",
      "Set the variable or make the file.");

  private final String code;
  private final String title;
  private final String cause;
  private final String cure;

  CanonicalCode(String code, String title, String cause, String cure) {
    this.code = code;
    this.title = title;
    this.cause = cause;
    this.cure = cure;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String cause() {
    return cause;
  }

  @Override
  public String cure() {
    return cure;
  }
}
