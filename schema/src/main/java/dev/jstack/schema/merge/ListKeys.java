package dev.jstack.schema.merge;

import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.PathTable;
import dev.jstack.schema.tree.ScalarNode;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** By what the items of a list are one and the same; lists that are not here keep duplicates. */
enum ListKeys {
  TEXT {
    @Override
    @Nullable String of(Node item) {
      return item instanceof ScalarNode scalar ? scalar.text() : null;
    }
  },
  /** {@code KEY} or {@code KEY=VALUE}. */
  KEY {
    @Override
    @Nullable String of(Node item) {
      String text = TEXT.of(item);
      int equals = text == null ? -1 : text.indexOf('=');
      return text == null || equals < 0 ? text : text.substring(0, equals);
    }
  },
  /** Numbers and texts differ: docker compose counts {@code 3001} and {@code "3001"} as two. */
  PORT {
    @Override
    @Nullable String of(Node item) {
      if (!(item instanceof MappingNode port)) {
        return TEXT.of(item);
      }
      String given = Objects.requireNonNullElse(port.text("protocol"), "");
      String protocol = given.isEmpty() ? "tcp" : given;
      return String.join(
          "|",
          Objects.requireNonNullElse(port.text("host_ip"), ""),
          port.get("published") instanceof ScalarNode p && !p.isNull() ? p.kind() + p.text() : "",
          Objects.requireNonNullElse(port.text("target"), ""),
          protocol.toLowerCase(Locale.ROOT));
    }
  },
  TARGET {
    @Override
    @Nullable String of(Node item) {
      return item instanceof MappingNode mount ? folded(mount.text("target")) : TEXT.of(item);
    }

    /** Two spellings of one target in one file are no override but a mistake, told later. */
    @Override
    Object withinFile(Node item) {
      String target = item instanceof MappingNode mount ? mount.text("target") : TEXT.of(item);
      return target == null ? item : target;
    }
  },
  SECRET {
    @Override
    @Nullable String of(Node item) {
      return grant(item, "/run/secrets/");
    }
  },
  CONFIG {
    @Override
    @Nullable String of(Node item) {
      return grant(item, "/");
    }
  },
  PATH {
    @Override
    @Nullable String of(Node item) {
      return item instanceof MappingNode file ? file.text("path") : TEXT.of(item);
    }
  };

  static final PathTable<ListKeys> TABLE =
      PathTable.<ListKeys>builder()
          .add(
              KEY,
              "services.*.cap_add",
              "services.*.cap_drop",
              "services.*.dns",
              "services.*.dns_opt",
              "services.*.dns_search",
              "services.*.links",
              "services.*.profiles",
              "services.*.tmpfs",
              "services.*.networks.*.aliases",
              "services.*.networks.*.link_local_ips",
              "services.*.build.tags",
              "services.*.build.platforms")
          .add(TEXT, "services.*.expose", "services.*.extra_hosts", "services.*.build.extra_hosts")
          .add(PORT, "services.*.ports", "x-jstack.namespaces.*.ports")
          .add(TARGET, "services.*.volumes", "services.*.devices")
          .add(SECRET, "services.*.secrets")
          .add(CONFIG, "services.*.configs")
          .add(PATH, "services.*.env_file")
          .build();

  /** The key of {@code item}; null when it has none and stands for itself. */
  abstract @Nullable String of(Node item);

  /** The key of {@code item}, or the item itself when it has none. */
  final Object keyOrSelf(Node item) {
    String key = of(item);
    return key == null ? item : key;
  }

  /** By what two items of one file are the same. */
  Object withinFile(Node item) {
    return keyOrSelf(item);
  }

  private static @Nullable String grant(Node item, String directory) {
    if (!(item instanceof MappingNode grant)) {
      return null;
    }
    String target = grant.text("target");
    if (target == null || target.isEmpty()) {
      return directory + grant.text("source");
    }
    boolean absolute = target.startsWith("/") || target.indexOf(':') == 1;
    return absolute ? folded(target) : folded(directory + target);
  }

  /** On Windows {@code C:\Data} and {@code c:/data} are one place; other paths stay as they are. */
  private static @Nullable String folded(@Nullable String target) {
    if (target == null || target.indexOf(':') != 1 && !target.startsWith("\\")) {
      return target;
    }
    return target.toLowerCase(Locale.ROOT).replace('\\', '/');
  }
}
