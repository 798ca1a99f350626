package dev.jstack.engine.lower;

import java.util.Optional;
import java.util.regex.Pattern;

/** The computer names of containers. */
final class Hostnames {
  private static final Pattern LEGAL =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
  private static final int LONGEST = 63;

  private Hostnames() {}

  /** The name of the file, else service and replica with what a name cannot hold as dashes. */
  static String of(ServiceChoice choice, int replica, Findings findings) {
    Optional<String> given = choice.service().networking().hostname();
    if (given.isPresent()) {
      String name = given.get();
      int dot = name.indexOf('.');
      String first = dot < 0 ? name : name.substring(0, dot);
      if (!LEGAL.matcher(first).matches()) {
        findings.error(
            PlanningCode.HOST_NAME, choice.path() + ".hostname", "`" + name + "` is no host name");
      }
      return first;
    }
    String number = "-" + replica;
    String service = choice.service().name().value().replaceAll("[^A-Za-z0-9]", "-");
    String cut = service.substring(0, Math.min(service.length(), LONGEST - number.length()));
    return cut.replaceAll("^-+", "") + number;
  }
}
