package dev.jstack.image.layer.windows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** REPARSE_DATA_BUFFER of symbolic links and mount points. */
final class ReparseBuffer {
  private static final int SYMLINK = 0xA000000C;
  private static final int MOUNT_POINT = 0xA0000003;
  private static final int RELATIVE = 1;

  private ReparseBuffer() {}

  /** The buffer for a link to {@code target} as the tar has it, with slashes of either kind. */
  static byte[] of(String target, boolean mountPoint) {
    String print = target.replace('/', '\\');
    String absolute = absolute(print);
    boolean relative = absolute.isEmpty();
    byte[] substituteName = wide(relative ? print : absolute);
    byte[] printName = wide(print);
    int fixed = mountPoint ? 8 : 12;
    int data = fixed + substituteName.length + 2 + printName.length + 2;
    ByteBuffer buffer = ByteBuffer.allocate(8 + data).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putInt(mountPoint ? MOUNT_POINT : SYMLINK).putShort((short) data).putShort((short) 0);
    buffer.putShort((short) 0).putShort((short) substituteName.length);
    buffer.putShort((short) (substituteName.length + 2)).putShort((short) printName.length);
    if (!mountPoint) {
      buffer.putInt(relative ? RELATIVE : 0);
    }
    buffer.put(substituteName).putShort((short) 0).put(printName).putShort((short) 0);
    return buffer.array();
  }

  /** The name in the object manager; empty for a relative target, also one with a single slash. */
  private static String absolute(String target) {
    if (target.startsWith("\\\\?\\")) {
      return "\\??\\" + target.substring(4);
    }
    if (target.startsWith("\\\\")) {
      return "\\??\\UNC\\" + target.substring(2);
    }
    boolean drive = target.length() >= 2 && target.charAt(1) == ':';
    return drive ? "\\??\\" + target : "";
  }

  private static byte[] wide(String text) {
    return text.getBytes(StandardCharsets.UTF_16LE);
  }
}
