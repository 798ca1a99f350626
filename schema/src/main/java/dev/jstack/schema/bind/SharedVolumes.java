package dev.jstack.schema.bind;

import dev.jstack.schema.model.Mount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** {@code volumes_from}: the mounts of other services, below a service's own. */
final class SharedVolumes {
  private SharedVolumes() {}

  /**
   * {@code own} with the mounts that {@code from} brings ({@code service[:ro|rw]}).
   *
   * @param mountsOf the mounts of a service by its name; none for one that is not there
   */
  static List<Mount> add(
      List<Mount> own, List<String> from, Function<String, List<Mount>> mountsOf) {
    if (from.isEmpty()) {
      return own;
    }
    Map<String, Mount> byTarget = new LinkedHashMap<>();
    for (String entry : from) {
      boolean readOnly = entry.endsWith(":ro");
      String service = entry.replaceFirst(":(ro|rw)$", "");
      mountsOf.apply(service).stream()
          .filter(mount -> mount.kind() != Mount.Kind.TEMPORARY) // each container has its own
          .forEach(m -> byTarget.put(key(m), readOnly ? readOnly(m) : m));
    }
    own.forEach(mount -> byTarget.put(key(mount), mount));
    return new ArrayList<>(byTarget.values());
  }

  private static Mount readOnly(Mount m) {
    return new Mount(m.kind(), m.source(), m.target(), true, m.createSource(), m.subpath());
  }

  private static String key(Mount mount) {
    return mount.target().toLowerCase(Locale.ROOT).replace('\\', '/');
  }
}
