package dev.jstack.engine.observed;

import dev.jstack.host.document.hcn.HcnEndpoint;
import dev.jstack.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.StringJoiner;
import java.util.TreeSet;

/**
 * A short text that is equal for equal states. What changes by itself, such as health, is left out.
 */
final class Fingerprint {
  private static final int LENGTH = 16;

  private Fingerprint() {}

  static String of(ObservedState state) {
    TreeSet<String> lines = new TreeSet<>();
    state.containers().values().forEach(container -> lines.add(line(container)));
    state.endpoints().forEach((address, endpoint) -> lines.add(address + " " + line(endpoint)));
    state.host().networks().keySet().forEach(id -> lines.add("network " + id));
    state
        .host()
        .namespaces()
        .forEach((id, namespace) -> lines.add(id + " " + namespace.endpoints()));
    state.host().volumes().forEach(volume -> lines.add("volume " + volume));
    state
        .providers()
        .forEach((name, r) -> lines.add("provider " + name + r.definition() + r.stopped()));
    state.hooks().forEach((key, run) -> lines.add("pre_start " + key + " " + run.definition()));
    StringJoiner text = new StringJoiner("\n");
    lines.forEach(text::add);
    return sha256(text.toString());
  }

  private static String line(ObservedContainer container) {
    return container.id()
        + " "
        + container.presence()
        + (container.isUp() ? " up" : " down")
        + (container.unfinished() ? " unfinished" : "")
        + container.record().map(record -> " " + Json.PLAIN.write(record.runtime())).orElse("");
  }

  private static String line(HcnEndpoint endpoint) {
    return endpoint.ipConfigurations() + " " + endpoint.portMappings();
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
