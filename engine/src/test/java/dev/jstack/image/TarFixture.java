package dev.jstack.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** A tar archive, built entry by entry. Names are taken as they are, hostile ones too. */
public final class TarFixture {
  private static final long MODIFIED = 1_700_000_000_000L;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8");
  private boolean finished;

  public TarFixture() {
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    tar.setAddPaxHeadersForNonAsciiNames(true);
  }

  public TarFixture file(String name, String content) {
    return file(name, content.getBytes(StandardCharsets.UTF_8), entry -> {});
  }

  public TarFixture file(String name, byte[] content, Consumer<TarArchiveEntry> more) {
    TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_NORMAL, true);
    entry.setSize(content.length);
    more.accept(entry);
    return put(entry, content);
  }

  public TarFixture directory(String name) {
    return directory(name, 0755);
  }

  public TarFixture directory(String name, int mode) {
    TarArchiveEntry entry = new TarArchiveEntry(name + "/", TarConstants.LF_DIR, true);
    entry.setMode(mode);
    return put(entry, new byte[0]);
  }

  public TarFixture symlink(String name, String target) {
    return link(name, target, TarConstants.LF_SYMLINK);
  }

  public TarFixture hardLink(String name, String target) {
    return link(name, target, TarConstants.LF_LINK);
  }

  private TarFixture link(String name, String target, byte kind) {
    TarArchiveEntry entry = new TarArchiveEntry(name, kind, true);
    entry.setLinkName(target);
    return put(entry, new byte[0]);
  }

  public TarFixture device(String name) {
    TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_CHR, true);
    entry.setDevMajor(1);
    entry.setDevMinor(3);
    return put(entry, new byte[0]);
  }

  /** An entry with PAX headers of its own, as Windows layers have them. */
  public TarFixture entry(
      String name, byte kind, byte[] content, Map<String, String> headers, String link) {
    TarArchiveEntry entry = new TarArchiveEntry(name, kind, true);
    entry.setSize(content.length);
    entry.setLinkName(link);
    headers.forEach(entry::addPaxHeader);
    return put(entry, content);
  }

  /** GNU's way of a long name: an entry of its own that holds it. */
  public TarFixture longName(int length) {
    TarArchiveEntry entry =
        new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME, true);
    entry.setSize(length);
    put(entry, "n".repeat(length).getBytes(StandardCharsets.UTF_8));
    return file("short", "x");
  }

  private TarFixture put(TarArchiveEntry entry, byte[] content) {
    entry.setLastModifiedTime(FileTime.fromMillis(MODIFIED));
    try {
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public byte[] bytes() {
    try {
      if (!finished) {
        tar.finish();
        finished = true;
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
