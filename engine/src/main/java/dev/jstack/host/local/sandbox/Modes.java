package dev.jstack.host.local.sandbox;

import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Rights of files. */
final class Modes {
  static final Set<PosixFilePermission> EVERYBODY = PosixFilePermissions.fromString("rwxrwxrwx");
  static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rw-r--r--");

  private Modes() {}

  /** A new file that only its owner can read. */
  static FileAttribute<Set<PosixFilePermission>> privateFile() {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  }
}
