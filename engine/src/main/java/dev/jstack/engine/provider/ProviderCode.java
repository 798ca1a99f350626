package dev.jstack.engine.provider;

import dev.jstack.diagnostic.DiagnosticCode;
import dev.jstack.diagnostic.DiagnosticPage;

/** What planning can find about providers. */
public enum ProviderCode implements DiagnosticCode {
  NO_PROGRAM(
      "JS3110",
      "the program of a provider is not there",
      "A provider is a plugin of the docker command (docker-TYPE in its cli-plugins folders) or a"
          + " program of PATH.",
      "Install it, correct its type, or set PATH for the command."),
  NOT_A_NAME(
      "JS3111",
      "the type of a provider is no program's name",
      "A type is looked up among plugins and in PATH. A path, which could lead into the project, is"
          + " not taken.",
      "Write the plain name of a program, and put its folder into PATH."),
  AFTER_CONTAINER(
      "JS3112",
      "a provider waits for a container",
      "Programs of providers run before containers are planned, since what they set decides which"
          + " containers are made anew.",
      "Let it depend on other providers only."),
  NO_CONTAINER(
      "JS3113",
      "a provider has no container to share",
      "A program of the machine brings the service: it has no network namespace that others could"
          + " join.",
      "Reach it by the variables that it sets."),
  ASSUMED(
      "JS3114",
      "the program of a provider is taken to be there",
      "The plan is made without the host, so nobody can look.",
      "Check on the host that it is there."),
  OVERRIDES(
      "JS3115",
      "a provider overrides a variable",
      "The program set a variable as it is (rawsetenv) that the service sets to another value. What the"
          + " program says counts, as with docker compose.",
      "Remove the variable from the service, or the provider's.");

  private final DiagnosticPage page;

  ProviderCode(String code, String title, String cause, String cure) {
    this.page = new DiagnosticPage(code, title, cause, cure);
  }

  @Override
  public DiagnosticPage page() {
    return page;
  }
}
