package dev.jstack.engine.lower;

import dev.jstack.diagnostic.DidYouMean;
import dev.jstack.host.document.hcn.HcnEndpoint;
import dev.jstack.host.document.hcn.Policy;
import dev.jstack.schema.model.Networking.Attachment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the options of an endpoint ask for, checked. Docker knows three names (moby,
 * libnetwork/drivers/windows/labels.go) and can be given none of them in a file: its driver wants
 * Go values, and options of a file are texts, which it refuses. Two of its names belong to a
 * network by their beginning; both beginnings are taken.
 *
 * @param cutOff whether it does not reach other endpoints of its network
 * @param withoutDns whether it does not get the name servers of its network
 * @param egress bytes that it may send a second
 */
record EndpointOptions(boolean cutOff, boolean withoutDns, Optional<Long> egress) {
  private static final String PREFIX = "com.docker.endpoint.windowsshim.";
  private static final String QOS = PREFIX + "qospolicies";
  private static final String NO_DNS = "disable_dns";
  private static final String NO_PEERS = "disableicc";
  private static final List<String> KNOWN =
      List.of(
          QOS,
          PREFIX + NO_DNS,
          PREFIX + NO_PEERS,
          NetworkOption.NO_DNS.key(),
          NetworkOption.NO_PEERS.key());

  /**
   * Those of all networks that one endpoint is for; the first one wins.
   *
   * @param path of the service
   */
  static EndpointOptions of(
      List<Attachment> attachments, boolean local, String path, Findings findings) {
    Map<String, OptionValue> options = new LinkedHashMap<>();
    for (Attachment attachment : attachments) {
      String place = path + ".networks." + attachment.network() + ".driver_opts.";
      attachment
          .driverOptions()
          .forEach(
              (key, text) ->
                  options.putIfAbsent(key, new OptionValue(key, text, place + key, findings)));
    }
    options.values().forEach(option -> check(option, local, findings));
    return new EndpointOptions(
        isOn(options, NO_PEERS, NetworkOption.NO_PEERS),
        isOn(options, NO_DNS, NetworkOption.NO_DNS),
        Optional.ofNullable(options.get(QOS)).flatMap(OptionValue::bytes));
  }

  /** Both names are read, so that both are checked. */
  private static boolean isOn(
      Map<String, OptionValue> options, String word, NetworkOption otherName) {
    return Stream.of(PREFIX + word, otherName.key())
        .flatMap(key -> Optional.ofNullable(options.get(key)).stream())
        .map(OptionValue::flag)
        .toList()
        .contains(Optional.of(true));
  }

  /** Tells of an option that does nothing. */
  private static void check(OptionValue option, boolean local, Findings findings) {
    String key = option.key();
    if (!KNOWN.contains(key)) {
      findings.warning(
          PlanningCode.IDLE_OPTION,
          option.path(),
          "endpoint option `" + key + "` has no effect",
          near(key).orElse(PlanningCode.IDLE_OPTION.cure()));
    } else if (local && (key.equals(QOS) || key.endsWith(NO_PEERS))) {
      findings.note(
          PlanningCode.IDLE_OPTION,
          option.path(),
          "option `" + key + "` does nothing: the local host has no switch that could do it");
    }
  }

  private static Optional<String> near(String key) {
    String word = key.substring(key.lastIndexOf('.') + 1);
    return DidYouMean.of(word, List.of("qospolicies", NO_DNS, NO_PEERS))
        .map(near -> "did you mean `" + PREFIX + near + "`?");
  }

  /** Policies that they make. */
  List<Policy> policies() {
    return egress.map(bytes -> Policy.of(Policy.QOS, new Policy.Qos(bytes))).stream().toList();
  }

  /**
   * The flags of the endpoint.
   *
   * @param preferred whether its routes go before those of other endpoints of the container
   * @param inherited what its network says
   */
  Optional<Integer> flags(boolean preferred, NetworkOptions.Inherited inherited) {
    int flags =
        (preferred ? HcnEndpoint.LOW_INTERFACE_METRIC : 0)
            | (cutOff || inherited.cutOff() ? HcnEndpoint.NO_PEERS : 0);
    return flags == 0 ? Optional.empty() : Optional.of(flags);
  }
}
