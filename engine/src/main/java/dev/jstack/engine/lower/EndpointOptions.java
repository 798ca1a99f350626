package dev.jstack.engine.lower;

import dev.jstack.host.document.hcn.HcnEndpoint;
import dev.jstack.schema.model.Networking.Attachment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Options of an endpoint, by the names that Docker's Windows network driver gives them (libnetwork,
 * drivers/windows/labels.go).
 *
 * @param options by their full name, with the network that says so
 */
record EndpointOptions(Map<String, Option> options) {
  private static final String SHIM = "com.docker.endpoint.windowsshim.";
  private static final String DISABLE_DNS = SHIM + "disable_dns";
  private static final String DISABLE_ICC = SHIM + "disableicc";
  private static final Set<String> KNOWN = Set.of(DISABLE_DNS, DISABLE_ICC);

  /** The value of an option. */
  record Option(String network, String value) {
    boolean isOn() {
      return value.equalsIgnoreCase("true") || value.equals("1");
    }
  }

  /** Those of all networks that one endpoint is for; the first one wins. */
  static EndpointOptions of(List<Attachment> attachments) {
    Map<String, Option> options = new LinkedHashMap<>();
    for (Attachment attachment : attachments) {
      attachment
          .driverOptions()
          .forEach((n, v) -> options.putIfAbsent(n, new Option(attachment.network(), v)));
    }
    return new EndpointOptions(options);
  }

  private boolean isOn(String name) {
    Option option = options.get(name);
    return option != null && option.isOn();
  }

  boolean hidesDns() {
    return isOn(DISABLE_DNS);
  }

  /** The flags of the endpoint. */
  Optional<Integer> flags(boolean preferred) {
    int flags =
        (preferred ? HcnEndpoint.LOW_INTERFACE_METRIC : 0)
            | (isOn(DISABLE_ICC) ? HcnEndpoint.NO_PEERS : 0);
    return flags == 0 ? Optional.empty() : Optional.of(flags);
  }

  /** Warns of each option that does nothing. */
  void check(String path, Findings findings) {
    options.forEach(
        (name, option) -> {
          if (!KNOWN.contains(name)) {
            findings.warning(
                PlanningCode.ENDPOINT_OPTION,
                path + ".networks." + option.network() + ".driver_opts",
                "endpoint option `" + name + "` has no effect");
          }
        });
  }
}
