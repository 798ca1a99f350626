package dev.jstack.image.layer.windows;

import dev.jstack.host.api.FileTimes;
import dev.jstack.image.model.ImageException;
import dev.jstack.image.model.ImageProblem;
import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * What the PAX headers of an entry say about a Windows file.
 *
 * @param attributes Win32 file attributes
 * @param security self-relative security descriptor
 * @param extended NTFS extended attributes by name
 * @param link target of a symbolic link or mount point
 */
record WindowsEntry(
    TarArchiveEntry tar,
    int attributes,
    Optional<byte[]> security,
    SortedMap<String, byte[]> extended,
    Optional<String> link,
    boolean mountPoint,
    FileTimes times) {
  private static final int DIRECTORY = 0x10;
  private static final String XATTR = "MSWINDOWS.xattr.";

  static WindowsEntry of(TarArchiveEntry tar) {
    Map<String, String> headers = tar.getExtraPaxHeaders();
    String attributes = headers.get("MSWINDOWS.fileattr");
    if (headers.containsKey("MSWINDOWS.sd") && !headers.containsKey("MSWINDOWS.rawsd")) {
      throw bad(tar, "has its security as SDDL text, as images of 2016 had; only rawsd is read");
    }
    return new WindowsEntry(
        tar,
        attributes == null ? (tar.isDirectory() ? DIRECTORY : 0) : number(tar, attributes),
        Optional.ofNullable(headers.get("MSWINDOWS.rawsd")).map(text -> decode(tar, text)),
        extended(tar, headers),
        tar.isSymbolicLink() ? Optional.of(tar.getLinkName()) : Optional.empty(),
        headers.containsKey("MSWINDOWS.mountpoint"),
        times(tar));
  }

  /** What the archive does not say is the time of the last change. */
  private static FileTimes times(TarArchiveEntry tar) {
    FileTime written = tar.getLastModifiedTime();
    return new FileTimes(
        Objects.requireNonNullElse(tar.getCreationTime(), written),
        Objects.requireNonNullElse(tar.getLastAccessTime(), written),
        written);
  }

  private static int number(TarArchiveEntry tar, String text) {
    try {
      return Integer.parseUnsignedInt(text);
    } catch (NumberFormatException e) {
      throw bad(tar, "has the attributes `" + text + "`, which is no number");
    }
  }

  private static byte[] decode(TarArchiveEntry tar, String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw bad(tar, "has a header that is no base64");
    }
  }

  private static SortedMap<String, byte[]> extended(
      TarArchiveEntry tar, Map<String, String> headers) {
    SortedMap<String, byte[]> attributes = new TreeMap<>();
    headers.forEach(
        (key, value) -> {
          if (key.startsWith(XATTR)) {
            attributes.put(key.substring(XATTR.length()), decode(tar, value));
          }
        });
    return attributes;
  }

  /** Whether Windows takes it for a directory: a mount point is one, whatever tar calls it. */
  boolean isDirectory() {
    return (attributes & DIRECTORY) != 0;
  }

  boolean isFile() {
    return !tar.isDirectory() && !tar.isSymbolicLink() && !tar.isLink();
  }

  /** The streams before the content, in the order of BackupRead. */
  void writeHead(BackupStream out) throws IOException {
    if (security.isPresent()) {
      out.security(security.get());
    }
    if (!extended.isEmpty()) {
      out.extendedAttributes(ExtendedAttributes.encode(extended));
    }
    if (link.isPresent()) {
      out.reparse(ReparseBuffer.of(link.get(), mountPoint));
    }
  }

  private static ImageException bad(TarArchiveEntry tar, String what) {
    return new ImageException(
        ImageProblem.BAD_LAYER, "`" + tar.getName() + "` in the layer " + what);
  }
}
