package dev.jstack.runner.service;

import java.util.List;
import java.util.Optional;

/** How one system is told to run something at each start. */
interface Registrar {

  /** What it is called there, for people. */
  String place();

  List<Step> install(BootCommand command);

  List<Step> uninstall();

  /** What the system says of it; empty: it knows nothing. */
  Optional<String> status(Programs programs);
}
