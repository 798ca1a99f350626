package dev.jstack.image.layer.linux;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * Owner, mode, attributes and time of files. Owners are set while the process may: as root, or as
 * root of a user namespace for the ids that are mapped into it; else all belongs to the caller.
 */
final class FileTraits {
  private static final String XATTR = "SCHILY.xattr.user.";
  private static final int MODE = 07777;
  private static final int USUAL_DIRECTORY = 0755;
  private boolean ownersKept;

  /** Traits for files below {@code root}, which this process has made. */
  FileTraits(Path root) throws IOException {
    this.ownersKept = number(root, "unix:uid") == 0;
  }

  /** Whether every owner so far is the one that the image names. */
  boolean ownersKept() {
    return ownersKept;
  }

  /** Everything that is not content, in the order in which nothing undoes what came before. */
  void apply(Path file, TarArchiveEntry entry) throws IOException {
    own(file, entry.getLongUserId(), entry.getLongGroupId());
    if (!entry.isSymbolicLink()) {
      attributes(file, entry.getExtraPaxHeaders());
      // After the owner: a change of owner takes set-user-id away.
      Files.setAttribute(file, "unix:mode", entry.getMode() & MODE);
    }
    time(file, entry.getLastModifiedTime());
  }

  /** Owner and mode of a directory that only the layers below describe. */
  void inherit(Path directory, Optional<Path> below) throws IOException {
    if (below.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)).isEmpty()) {
      Files.setAttribute(directory, "unix:mode", USUAL_DIRECTORY);
      return;
    }
    Path like = below.get();
    own(directory, number(like, "unix:uid"), number(like, "unix:gid"));
    Files.setAttribute(directory, "unix:mode", number(like, "unix:mode") & MODE);
    time(directory, Files.getLastModifiedTime(like, LinkOption.NOFOLLOW_LINKS));
  }

  private static int number(Path file, String attribute) throws IOException {
    return (Integer) Files.getAttribute(file, attribute, LinkOption.NOFOLLOW_LINKS);
  }

  private void own(Path file, long user, long group) throws IOException {
    if (!ownersKept || user == 0 && group == 0) {
      return;
    }
    try {
      Files.setAttribute(file, "unix:uid", (int) user, LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(file, "unix:gid", (int) group, LinkOption.NOFOLLOW_LINKS);
    } catch (FileSystemException e) {
      // Not mapped into this user namespace: the layer keeps the caller as owner of everything.
      ownersKept = false;
    }
  }

  private static void attributes(Path file, Map<String, String> headers) throws IOException {
    for (Map.Entry<String, String> header : headers.entrySet()) {
      String key = header.getKey();
      // Attributes of overlayfs itself would be obeyed by a mount: an image has no say in that.
      if (key.startsWith(XATTR) && !key.startsWith(XATTR + "overlay.")) {
        UserDefinedFileAttributeView view =
            Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
        byte[] value = header.getValue().getBytes(StandardCharsets.UTF_8);
        try {
          view.write(key.substring(XATTR.length()), ByteBuffer.wrap(value));
        } catch (FileSystemException e) {
          // The file system has no attributes, tmpfs for one: the file is of use without them.
        }
      }
    }
  }

  private static void time(Path file, FileTime modified) throws IOException {
    BasicFileAttributeView view =
        Files.getFileAttributeView(file, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    try {
      view.setTimes(modified, null, null);
    } catch (FileSystemException e) {
      // The JDK cannot set the time of a symbolic link on every file system; nobody reads it.
    }
  }
}
