package dev.jstack.schema.validate;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.value.TmpfsText;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What Windows wants of mounts and volumes (moby's Windows parser holds to the same). */
final class WindowsMountRules {
  private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");
  private static final Map<String, String> BIND_OPTIONS = Map.of("type", "none", "o", "bind");

  private static final Set<String> TYPES = Set.of("bind", "volume", "tmpfs", "image");
  private static final String DEVICE = "//?/";

  private WindowsMountRules() {}

  static void check(StackView stack, Diagnostics out) {
    for (View volume : stack.root().children("volumes")) {
      volume(volume, out);
    }
    for (View service : stack.having("volumes")) {
      for (View mount : service.mappings("volumes")) {
        ofOtherTypes(service, mount, out);
        if (mount.text("type").equals("npipe") || isPipe(mount.text("source"))) {
          pipe(service, mount, out);
        } else {
          source(service, mount, out);
          target(service, mount, out);
        }
      }
    }
    for (View service : stack.having("volumes_from")) {
      borrowed(service, out);
    }
    for (View service : stack.having("x-jstack")) {
      if (StackView.playsTmpfs(service)) {
        played(service, out);
      }
    }
  }

  /** What a directory on the disk cannot be told of what Linux keeps in memory. */
  private static void played(View service, Diagnostics out) {
    for (Node tmpfs : service.items("tmpfs")) {
      if (TmpfsText.hasOptions(View.text(tmpfs))) {
        noOptions(service, "options of `tmpfs` are", tmpfs, out);
      }
    }
    for (View mount : service.mappings("volumes")) {
      for (MappingNode.Entry option : mount.entries("tmpfs")) {
        noOptions(service, "`tmpfs." + option.key() + "` is", option.value(), out);
      }
    }
  }

  private static void noOptions(View service, String what, Node at, Diagnostics out) {
    out.add(
        Diagnostic.warning(
            MeaningCode.IGNORED,
            at.range(),
            WindowsProcessRules.of(service)
                + what
                + " ignored: with emulate_tmpfs it is a directory on the disk"));
  }

  /** Options of another type of mount than this one is. */
  private static void ofOtherTypes(View service, View mount, Diagnostics out) {
    String type = mount.text("type");
    for (MappingNode.Entry options : mount.node().entries()) {
      boolean other = TYPES.contains(options.key()) && !options.key().equals(type);
      if (other && options.value() instanceof MappingNode && !View.of(options).node().isEmpty()) {
        out.add(
            Diagnostic.warning(
                MeaningCode.IGNORED,
                options.keyRange(),
                "%s`%s` is ignored: the mount is of type %s"
                    .formatted(WindowsProcessRules.of(service), options.key(), type)));
      }
    }
  }

  private static void borrowed(View service, Diagnostics out) {
    for (Node from : service.items("volumes_from")) {
      if (View.text(from).startsWith("container:")) {
        out.add(
            Diagnostic.error(
                    MeaningCode.FOREIGN_CONTAINER,
                    from.range(),
                    WindowsProcessRules.of(service)
                        + "jstack shares the volumes of services, not of containers it did not make")
                .withHint("name a service, or mount the same volume in both"));
      } else if (!View.text(from).matches("[^:]*(:(ro|rw))?")) {
        out.add(
            Diagnostic.error(
                    MeaningCode.UNKNOWN_WORD,
                    from.range(),
                    "%s`volumes_from`: `%s` ends with neither `ro` nor `rw`"
                        .formatted(WindowsProcessRules.of(service), View.text(from)))
                .withHint("write the name of a service, and :ro to read only"));
      }
    }
  }

  private static void pipe(View service, View mount, Diagnostics out) {
    for (String side : new String[] {"source", "target"}) {
      if (mount.has(side) && !isPipe(mount.text(side))) {
        out.add(
            Diagnostic.error(
                MeaningCode.PIPE,
                mount.place(side),
                WindowsProcessRules.of(service)
                    + "`"
                    + mount.text(side)
                    + "` is no pipe: \\\\.\\pipe\\NAME"));
      }
    }
    if (mount.isTrue("read_only")) {
      out.add(
          Diagnostic.error(
              MeaningCode.PIPE,
              mount.place("read_only"),
              WindowsProcessRules.of(service) + "a pipe cannot be read-only"));
    }
  }

  static boolean isPipe(String path) {
    String folded = path.replace('/', '\\').toLowerCase(Locale.ROOT);
    return folded.startsWith("\\\\.\\pipe\\") && folded.length() > "\\\\.\\pipe\\".length();
  }

  private static void source(View service, View mount, Diagnostics out) {
    String source = mount.text("source");
    if (isHalfAPath(MountRules.fold(source))) {
      out.add(
          Diagnostic.error(
              MeaningCode.TARGET,
              mount.place("source"),
              WindowsProcessRules.of(service) + "mount source `" + source + "`: " + half(source)));
    }
  }

  /** {@code x:y}: whoever writes it means a volume of one letter, or a path from the root. */
  private static boolean isHalfAPath(String folded) {
    return hasDrive(folded) && folded.length() > 2 && folded.charAt(2) != '/';
  }

  private static String half(String path) {
    String drive = path.substring(0, 2);
    return "`%s` is a drive; a path on it begins with `%s\\`, and names of volumes are longer"
        .formatted(drive, drive);
  }

  private static void target(View service, View mount, Diagnostics out) {
    String target = mount.text("target");
    String slashed = MountRules.fold(target);
    String folded = slashed.startsWith(DEVICE) ? slashed.substring(DEVICE.length()) : slashed;
    String problem = "";
    if (folded.equals("c:") || folded.equals("c:/") || folded.equals("/")) {
      problem = "destination path cannot be 'c:' or 'c:\\'";
    } else if (hasDrive(folded)) {
      problem = isHalfAPath(folded) ? half(target) : badCharacter(folded.substring(2));
    } else if (folded.startsWith("/") && !folded.startsWith("//")) {
      if (!StackView.isLocal(service)) {
        foreign(service, mount, target, out);
      }
    } else if (!target.isEmpty()) {
      problem = "the target needs a drive, such as C:\\data";
    }
    if (!problem.isEmpty()) {
      out.add(
          Diagnostic.error(
              MeaningCode.TARGET,
              mount.place("target"),
              WindowsProcessRules.of(service) + "mount target `" + target + "`: " + problem));
    }
  }

  private static boolean hasDrive(String folded) {
    return folded.length() >= 2
        && folded.charAt(1) == ':'
        && folded.charAt(0) >= 'a'
        && folded.charAt(0) <= 'z';
  }

  private static String badCharacter(String path) {
    for (int i = 0; i < path.length(); i++) {
      if (":*?\"<>|".indexOf(path.charAt(i)) >= 0) {
        return "`" + path.charAt(i) + "` cannot be part of a Windows path";
      }
    }
    return "";
  }

  private static void foreign(View service, View mount, String target, Diagnostics out) {
    out.add(
        Diagnostic.warning(
            MeaningCode.FOREIGN_TARGET,
            mount.place("target"),
            WindowsProcessRules.of(service)
                + "mount target `"
                + target
                + "` means C:"
                + target.replace('/', '\\')
                + " in a Windows container"));
  }

  private static boolean isDevice(String name) {
    boolean port = name.length() == 4 && (name.startsWith("com") || name.startsWith("lpt"));
    return DEVICES.contains(name) || port && name.charAt(3) >= '1' && name.charAt(3) <= '9';
  }

  private static void volume(View volume, Diagnostics out) {
    String name = volume.has("name") ? volume.text("name") : volume.name();
    if (isDevice(name.toLowerCase(Locale.ROOT))) {
      out.add(
          Diagnostic.error(
              MeaningCode.VOLUME_NAME,
              volume.at(),
              "volume `" + name + "`: the name is a device of Windows"));
    }
    for (MappingNode.Entry option : volume.entries("driver_opts")) {
      String value = View.text(option.value());
      boolean bind =
          option.key().equals("device")
              || value.equals(BIND_OPTIONS.getOrDefault(option.key(), "\0"));
      if (!bind) {
        out.add(
            Diagnostic.error(
                    MeaningCode.DRIVER,
                    option.keyRange(),
                    "volume `"
                        + volume.name()
                        + "`: option `"
                        + option.key()
                        + ": "
                        + value
                        + "` is not available")
                .withHint("only {type: none, o: bind, device: PATH} can be carried out"));
      }
    }
  }
}
