package dev.jstack.image.layer.windows;

import dev.jstack.image.model.ImageException;
import dev.jstack.image.model.ImageProblem;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;

/** FILE_FULL_EA_INFORMATION lists, by name so that the same layer gives the same bytes. */
final class ExtendedAttributes {
  private static final int HEADER = 8;
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_VALUE = 65535;

  private ExtendedAttributes() {}

  static byte[] encode(SortedMap<String, byte[]> attributes) {
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    Iterator<Map.Entry<String, byte[]>> entries = attributes.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<String, byte[]> entry = entries.next();
      list.writeBytes(encode(entry.getKey(), entry.getValue(), entries.hasNext()));
    }
    return list.toByteArray();
  }

  private static byte[] encode(String name, byte[] value, boolean more) {
    byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
    if (ascii.length > LONGEST_NAME || value.length > LONGEST_VALUE) {
      throw new ImageException(
          ImageProblem.BAD_LAYER, "the extended attribute `" + name + "` is too long for NTFS");
    }
    int length = HEADER + ascii.length + 1 + value.length;
    int padded = (length + 3) & ~3;
    ByteBuffer entry = ByteBuffer.allocate(padded).order(ByteOrder.LITTLE_ENDIAN);
    entry.putInt(more ? padded : 0).put((byte) 0).put((byte) ascii.length);
    entry.putShort((short) value.length).put(ascii).put((byte) 0).put(value);
    return entry.array();
  }
}
