package dev.jstack.engine.lower;

import dev.jstack.host.document.hcs.CommandLine;
import dev.jstack.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A container given to Docker as an OCI spec, as the service of a stack. */
final class DockerInput {
  /** The recorded spec names no account, which jstack refuses; Docker passes anything on. */
  private static final String SPEC =
      "{\"CmsPlugins\":[\"ActiveDirectory\"],\"DomainJoinConfig\":{},"
          + "\"ActiveDirectoryConfig\":{\"GroupManagedServiceAccounts\":[{\"Name\":\"web\"}]}}";

  private DockerInput() {}

  static String stack(Map<?, ?> input) {
    Map<?, ?> spec = (Map<?, ?>) input.get("Spec");
    Map<?, ?> windows = (Map<?, ?>) spec.get("windows");
    Map<?, ?> process = (Map<?, ?>) spec.get("process");
    List<String> lines = new ArrayList<>();
    lines.add("image: web");
    lines.add("isolation: " + (windows.containsKey("hyperv") ? "hyperv" : "process"));
    process(process, lines);
    resources(windows, lines);
    mounts(spec, lines);
    if (windows.get("devices") instanceof List<?> devices) {
      lines.add("devices: ['class/" + ((Map<?, ?>) devices.get(0)).get("id") + "']");
    }
    if (windows.containsKey("credentialSpec")) {
      lines.add("credential_spec: {config: spec}");
    }
    if (((Map<?, ?>) windows.get("network")).get("DNSSearchList") instanceof List<?> search) {
      lines.add("dns_search: " + Json.PLAIN.write(search));
    }
    return "name: shop\nservices:\n  web:\n    "
        + String.join("\n    ", lines)
        + "\nconfigs:\n  spec:\n    content: "
        + Json.PLAIN.write(SPEC)
        + "\n";
  }

  private static void process(Map<?, ?> process, List<String> lines) {
    List<?> arguments = (List<?>) process.get("args");
    Object line = process.get("commandLine");
    lines.add(
        "command: "
            + Json.PLAIN.write(line == null ? arguments : CommandLine.split(String.valueOf(line))));
    lines.add("working_dir: " + Json.PLAIN.write(process.get("cwd")));
    String user = String.valueOf(((Map<?, ?>) process.get("user")).get("username"));
    if (!user.isEmpty()) {
      lines.add("user: " + user);
    }
    lines.add("tty: " + Boolean.TRUE.equals(process.get("terminal")));
    Map<String, Object> environment = new LinkedHashMap<>();
    for (Object entry : (List<?>) process.get("env")) {
      String text = String.valueOf(entry);
      int equals = text.indexOf('=');
      if (equals > 0) {
        environment.put(text.substring(0, equals), text.substring(equals + 1));
      }
    }
    lines.add("environment: " + Json.PLAIN.write(environment));
  }

  private static void resources(Map<?, ?> windows, List<String> lines) {
    if (!(windows.get("resources") instanceof Map<?, ?> resources)) {
      return;
    }
    lines.add("mem_limit: " + ((Map<?, ?>) resources.get("memory")).get("limit"));
    Map<?, ?> cpu = (Map<?, ?>) resources.get("cpu");
    if (cpu.get("count") instanceof Long count) {
      lines.add("cpu_count: " + count);
    }
    if (cpu.get("maximum") instanceof Long maximum) {
      lines.add("cpu_percent: " + maximum / 100);
    }
  }

  private static void mounts(Map<?, ?> spec, List<String> lines) {
    if (!(spec.get("mounts") instanceof List<?> mounts)) {
      return;
    }
    List<Object> volumes = new ArrayList<>();
    for (Object mount : mounts) {
      Map<?, ?> one = (Map<?, ?>) mount;
      String source = String.valueOf(one.get("source"));
      Map<String, Object> volume = new LinkedHashMap<>();
      volume.put("type", source.startsWith("\\\\.\\pipe\\") ? "npipe" : "bind");
      volume.put("source", source);
      volume.put("target", String.valueOf(one.get("destination")));
      if (one.containsKey("options")) {
        volume.put("read_only", true);
      }
      volumes.add(volume);
    }
    lines.add("volumes: " + Json.PLAIN.write(volumes));
  }
}
