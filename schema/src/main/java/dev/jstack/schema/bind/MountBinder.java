package dev.jstack.schema.bind;

import dev.jstack.schema.model.FileGrant;
import dev.jstack.schema.model.Mount;
import dev.jstack.schema.value.FileModes;
import dev.jstack.schema.value.TmpfsText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a service sees of the host: mounts, secrets and configs. */
final class MountBinder {
  private MountBinder() {}

  static List<Mount> mounts(Fields service) {
    List<Mount> mounts = new ArrayList<>();
    for (Fields mount : service.list("volumes")) {
      kind(mount.text("type").orElse("")).ifPresent(kind -> mounts.add(mount(kind, mount)));
    }
    for (String tmpfs : service.texts("tmpfs")) {
      mounts.add(temporary(tmpfs));
    }
    return mounts;
  }

  private static Mount temporary(String text) {
    String target = TmpfsText.target(text);
    return new Mount(Mount.Kind.TEMPORARY, "", target, false, false, Optional.empty());
  }

  private static Mount mount(Mount.Kind kind, Fields mount) {
    return new Mount(
        kind,
        mount.text("source").orElse(""),
        mount.text("target").orElse(""),
        mount.flag("read_only"),
        mount.child("bind").flagOr("create_host_path", kind == Mount.Kind.BIND),
        mount.child("volume").text("subpath"));
  }

  private static Optional<Mount.Kind> kind(String type) {
    return switch (type) {
      case "bind" -> Optional.of(Mount.Kind.BIND);
      case "volume" -> Optional.of(Mount.Kind.VOLUME);
      case "npipe" -> Optional.of(Mount.Kind.PIPE);
      case "tmpfs" -> Optional.of(Mount.Kind.TEMPORARY);
      default -> Optional.empty();
    };
  }

  static List<FileGrant> grants(Fields service, String key) {
    return service.list(key).stream()
        .filter(grant -> grant.text("source").isPresent())
        .map(
            grant ->
                new FileGrant(
                    grant.text("source").orElse(""),
                    grant.text("target").filter(target -> !isDefault(target, grant)),
                    grant.text("uid"),
                    grant.text("gid"),
                    grant.text("mode").flatMap(FileModes::parse)))
        .toList();
  }

  /** The canonical form spells the default out; the model leaves it to the kind of the host. */
  private static boolean isDefault(String target, Fields grant) {
    return target.equals("/run/secrets/" + grant.text("source").orElse(""));
  }
}
