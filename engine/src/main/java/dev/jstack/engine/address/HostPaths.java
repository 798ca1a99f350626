package dev.jstack.engine.address;

import dev.jstack.host.HostFacts;
import dev.jstack.schema.model.StackName;
import java.util.Locale;

/**
 * Where things lie below a host's state root, as text in the host's own style: the host need not be
 * the machine that jstack runs on.
 */
public final class HostPaths {
  private final String root;
  private final char separator;

  private HostPaths(String root, char separator) {
    this.root = root;
    this.separator = separator;
  }

  /** The directories of the host with these facts. */
  public static HostPaths on(HostFacts facts) {
    return new HostPaths(facts.stateRoot(), facts.windowsPaths() ? '\\' : '/');
  }

  /** The directory of a named volume by its full name, such as {@code shop_data}. */
  public String volume(String name) {
    return below("volumes", name);
  }

  /**
   * The directory that stands in for a path of a Windows host, on a host that has no drives: {@code
   * C:\\Data\\in} is {@code drives/c/data/in}, since Windows does not tell case; a share is below
   * {@code drives/unc}.
   *
   * @param path a drive with a root, or a share, without {@code .} and {@code ..}
   */
  public String standIn(String path) {
    String slashed = path.replace('\\', '/').toLowerCase(Locale.ROOT);
    String relative =
        slashed.startsWith("//") ? "unc/" + slashed.substring(2) : slashed.replaceFirst(":/", "/");
    return below("drives", relative);
  }

  /** The directory whose entries are volumes, by full name. */
  public String volumes() {
    return below("volumes");
  }

  /** The scratch layer of a compute system; its last element is the id. */
  public String scratch(SystemId system) {
    return below("scratch", system.toString());
  }

  /** The directory whose entries are scratch layers, by compute system. */
  public String scratches() {
    return below("scratch");
  }

  /** The directory of one kind of staged files of a compute system. */
  public String files(SystemId system, String kind) {
    return below("files", system.toString(), kind);
  }

  /** The directory whose entries are the directories of a compute system that start empty. */
  public String temporary(SystemId system) {
    return files(system, "temporary");
  }

  /** The directory of all staged files of a compute system. */
  public String files(SystemId system) {
    return below("files", system.toString());
  }

  /** The directory whose entries are staged files, by compute system. */
  public String files() {
    return below("files");
  }

  /**
   * The full name of the volume that a replica gets for {@code target} when the file gives none:
   * {@code shop.web.1.0a1b2c3d4e5f}. The dots keep it apart from the names of files.
   */
  public static String anonymousVolume(
      StackName stack, String service, int replica, String target) {
    String hash = NameUuid.of("volume/" + target.toLowerCase(Locale.ROOT)).toString();
    return stack + "." + service + "." + replica + "." + hash.replace("-", "").substring(0, 12);
  }

  private String below(String... names) {
    StringBuilder path = new StringBuilder(root);
    for (String name : names) {
      path.append(separator).append(name);
    }
    return path.toString();
  }
}
