package dev.jstack.image.layer.windows;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes the streams that BackupWrite reads: headers of 20 bytes, little endian, one stream after
 * the other without padding. (The C structure is 24 bytes long; what is on the wire is not.)
 */
final class BackupStream {
  private static final int DATA = 1;
  private static final int EXTENDED_ATTRIBUTES = 2;
  private static final int SECURITY = 3;
  private static final int ALTERNATE_DATA = 4;
  private static final int REPARSE = 8;
  private static final int HEADER = 20;

  private final OutputStream out;

  BackupStream(OutputStream out) {
    this.out = out;
  }

  /** A self-relative security descriptor. */
  void security(byte[] descriptor) throws IOException {
    header(SECURITY, descriptor.length, "");
    out.write(descriptor);
  }

  /** A FILE_FULL_EA_INFORMATION list. */
  void extendedAttributes(byte[] list) throws IOException {
    header(EXTENDED_ATTRIBUTES, list.length, "");
    out.write(list);
  }

  /** A REPARSE_DATA_BUFFER. */
  void reparse(byte[] buffer) throws IOException {
    header(REPARSE, buffer.length, "");
    out.write(buffer);
  }

  /** The content of a file; written for empty files too. */
  void data(InputStream content, long size) throws IOException {
    header(DATA, size, "");
    copy(content, size);
  }

  /** The content of an alternate stream, {@code name} without colons. */
  void alternate(String name, InputStream content, long size) throws IOException {
    header(ALTERNATE_DATA, size, ":" + name + ":$DATA");
    copy(content, size);
  }

  private void header(int id, long size, String name) throws IOException {
    byte[] wide = name.getBytes(StandardCharsets.UTF_16LE);
    ByteBuffer header = ByteBuffer.allocate(HEADER + wide.length).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(id).putInt(0).putLong(size).putInt(wide.length).put(wide);
    out.write(header.array());
  }

  private void copy(InputStream content, long size) throws IOException {
    long copied = content.transferTo(out);
    if (copied != size) {
      throw new IOException("a file of the layer has " + copied + " bytes instead of " + size);
    }
  }
}
